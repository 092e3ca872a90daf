import { Dexie, type Table } from "dexie";
import { t } from "../language/words.ts";
import { removeIfThere } from "./opfs.ts";

/** A folder of the user's, with what the browser lets the page do there. */
export interface UserFolder extends FileSystemDirectoryHandle {
  queryPermission?(of: { mode: "readwrite" }): Promise<PermissionState>;
  requestPermission?(of: { mode: "readwrite" }): Promise<PermissionState>;
}

/** Where backups go by themselves. */
export interface BackupFolder {
  /** Whether this browser lets a page write into a folder of the user's. */
  readonly isOffered: boolean;
  /** The folder that was chosen, and whether the browser asks again before it is written to. */
  chosen(): Promise<{ readonly name: string; readonly asks: boolean } | null>;
  /** Has the user choose one; null: none was. To be called on a click. */
  choose(): Promise<string | null>;
  /** Asks for the permission again; to be called on a click. */
  allow(): Promise<boolean>;
  forget(): Promise<void>;
  /**
   * Writes a backup, reads it back, and removes the oldest beyond the last five of this name.
   *
   * @param of what the backups of one project are called
   * @throws Error where the folder is gone, or what is read is not what was written
   */
  write(of: string, blob: Blob, now: Date): Promise<void>;
}

/** So many backups of a project are kept. */
const KEPT = 5;
const ENDING = ".spanloom";
const KEY = "folder";
const MARK = "mark";
const MODE = { mode: "readwrite" } as const;

/** The browser's picker of folders. */
export type PickFolder = (options: { id: string; mode: "readwrite" }) => Promise<UserFolder>;

/** The folder is remembered in a database of its own. */
export function createBackupFolder(
  pick: PickFolder | undefined,
  name = "spanloom-backup",
): BackupFolder {
  const db = new Dexie(name) as Dexie & { readonly handles: Table<UserFolder | string, string> };
  db.version(1).stores({ handles: "" });
  const folder = async (): Promise<UserFolder | null> => {
    const own = await db.handles.get(KEY);
    return typeof own === "object" ? own : null;
  };
  /** Tells backups of this browser, and of what it holds now, from others in the same folder. */
  const mark = async (): Promise<string> => {
    const own = await db.handles.get(MARK);
    return typeof own === "string" ? own : "";
  };
  return {
    isOffered: pick !== undefined,
    chosen: async () => {
      const own = await folder();
      if (!own) return null;
      const state = (await own.queryPermission?.(MODE)) ?? "granted";
      return { name: own.name, asks: state !== "granted" };
    },
    choose: async () => {
      try {
        const own = await pick?.({ id: "backups", mode: "readwrite" });
        if (!own) return null;
        await db.handles.put(own, KEY);
        if ((await mark()) === "") await db.handles.put(`-${newMark()}`, MARK);
        return own.name;
      } catch (error) {
        if ((error as { name?: string }).name === "AbortError") return null;
        throw error;
      }
    },
    allow: async () => (await (await folder())?.requestPermission?.(MODE)) === "granted",
    forget: () => db.handles.bulkDelete([KEY, MARK]),
    write: async (of, blob, now) => {
      const own = await folder();
      if (!own) throw new Error(t("no folder is chosen"));
      await writeBackup(own, of + (await mark()), blob, now);
    },
  };
}

const newMark = (): string => crypto.randomUUID().slice(0, 8);

/** Writes one backup into a folder; those before it go only when it can be read. */
export async function writeBackup(
  folder: FileSystemDirectoryHandle,
  of: string,
  blob: Blob,
  now: Date,
): Promise<void> {
  const start = `${of}-`;
  const name = `${start}${stamp(now)}${ENDING}`;
  const handle = await folder.getFileHandle(name, { create: true });
  try {
    const stream = await handle.createWritable();
    await stream.write(blob);
    await stream.close();
    const [written, wanted] = await Promise.all([await handle.getFile(), blob].map(digestOf));
    if (written !== wanted)
      throw new Error(t("{name} reads otherwise than it was written", { name }));
  } catch (error) {
    await removeIfThere(folder, name).catch(() => {}); // The ones before it stay.
    throw error;
  }
  // Beside the new one, which is the newest also where the clock was set back.
  const others: string[] = [];
  for await (const [other, { kind }] of folder.entries())
    if (kind === "file" && other !== name && isBackup(other, start)) others.push(other);
  for (const old of others.sort().slice(0, 1 - KEPT)) await removeIfThere(folder, old);
}

/** "2026-11-27-104500": in the order of the alphabet, and without what file systems refuse. */
const stamp = (now: Date): string =>
  now.toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");

const isBackup = (name: string, start: string): boolean =>
  name.startsWith(start) && /^\d{4}-\d\d-\d\d-\d{6}\.spanloom$/.test(name.slice(start.length));

async function digestOf(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(hash)].join(" ");
}
