import type { AddedModel, DamagedModel } from "../core/lifecycle/addedModel.ts";
import { freeModelName } from "../core/lifecycle/modelName.ts";
import { t } from "../language/words.ts";
import { type AddedRecord, addedRecord } from "../records/addedRecord.ts";
import {
  copyFile,
  isWhole,
  type OnCopied,
  type PrivateFiles,
  readFolder,
  removeAllMarked,
  removeIfThere,
  removeMarked,
  rootOf,
  writeFile,
} from "./opfs.ts";

/** A file to be stored: one of the browser's private files is moved where that can be done. */
export type ComingFile = Blob | FileSystemFileHandle;

/** Models that the user added, in the browser's private file system, a folder each. */
export interface AddedModels {
  /** Stores a model whole or not at all; under a name that none has yet. @param onCopied told of bytes; what it throws ends the copying */
  put(
    record: AddedRecord,
    files: ReadonlyMap<string, ComingFile>,
    onCopied?: OnCopied,
  ): Promise<AddedModel>;
  /** The files of a model as they came. @throws Error where it is not stored */
  get(id: string): Promise<Record<string, Blob>>;
  /** All of them, oldest first. What a page before left unfinished goes. */
  list(): Promise<AddedModel[]>;
  /** Those whose record cannot be read: their files are here, and nobody can say what they are. */
  damaged(): Promise<DamagedModel[]>;
  remove(id: string): Promise<void>;
  /** Removes all of it. */
  clear(): Promise<void>;
}

/** A folder without it is unfinished: it is written last. */
const RECORD = "added.json";
const FOLDER = "added";
const LOCK = "spanloom-added";

/** The added models of this origin; works on the page and in a dedicated worker. */
export function createAddedModels(browser: PrivateFiles): AddedModels {
  const root = () => rootOf(browser);
  const models = async () => (await root()).getDirectoryHandle(FOLDER, { create: true });
  // One writer at a time over all tabs, so that sweeping never takes a folder being written.
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    browser.locks ? browser.locks.request(LOCK, work) : work();
  const sweepIfFree = async () => {
    const folder = await models();
    await browser.locks?.request(LOCK, { ifAvailable: true }, async (lock) => {
      if (lock) await sweep(folder);
    });
  };

  return {
    put: (wanted, files, onCopied = () => {}) =>
      alone(async () => {
        const folder = await models();
        await sweep(folder);
        const taken = new Set((await storedIn(folder)).map(({ name }) => name));
        const record = { ...wanted, name: freeModelName(wanted.name, taken) };
        const id = crypto.randomUUID();
        const own = await folder.getDirectoryHandle(id, { create: true });
        try {
          // A full disk is met here, before what lies in the browser already is moved.
          for (const [name, file] of files)
            if (file instanceof Blob) await copyFile(own, name, file, onCopied);
          const text = new TextEncoder().encode(JSON.stringify(record));
          await writeFile(own, UNFINISHED, text);
          for (const [name, file] of files)
            if (!(file instanceof Blob)) await moved(own, name, file, onCopied);
          await writeFile(own, RECORD, text);
          await removeIfThere(own, UNFINISHED).catch(() => {}); // It is none of the model's files.
        } catch (error) {
          await removeMarked(folder, id, RECORD);
          throw error;
        }
        const stored = await finished(folder, id);
        if (!stored) throw new Error(t("the model is gone that was just stored"));
        return modelOf(id, record, stored);
      }),
    get: async (id) => {
      const files = await finished(await models(), id);
      if (!files) throw new Error(t("this model is no longer stored here"));
      const { [RECORD]: _, [UNFINISHED]: __, ...own } = files;
      return own;
    },
    list: async () => {
      await sweepIfFree();
      const found = await storedIn(await models());
      return found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    },
    damaged: async () => {
      const folder = await models();
      const found: DamagedModel[] = [];
      for await (const id of folder.keys()) {
        const files = await finished(folder, id);
        if (files && !(await recordIn(files[RECORD]))) found.push({ id, bytes: bytesOf(files) });
      }
      return found;
    },
    remove: (id) => alone(async () => removeMarked(await models(), id, RECORD)),
    clear: () => alone(async () => removeAllMarked(await root(), FOLDER, RECORD)),
  };
}

/** The record before the files are all there: it keeps its room. */
const UNFINISHED = "unfinished.json";

/** Moves a private file into a folder, or copies it where a browser cannot move. */
async function moved(
  folder: FileSystemDirectoryHandle,
  name: string,
  handle: FileSystemFileHandle,
  onCopied: OnCopied,
): Promise<void> {
  const { move } = handle as {
    move?: (to: FileSystemDirectoryHandle, name: string) => Promise<void>;
  };
  const file = await handle.getFile();
  if (!move) return copyFile(folder, name, file, onCopied);
  const { size } = file;
  await move.call(handle, folder, name);
  onCopied(size);
}

const modelOf = (id: string, record: AddedRecord, files: Record<string, Blob>): AddedModel => ({
  id,
  ...record,
  bytes: bytesOf(files),
});

const bytesOf = (files: Record<string, Blob>): number =>
  Object.values(files).reduce((sum, { size }) => sum + size, 0);

/** The models of a folder. */
async function storedIn(folder: FileSystemDirectoryHandle): Promise<AddedModel[]> {
  const found: AddedModel[] = [];
  for await (const id of folder.keys()) {
    const files = await finished(folder, id);
    const record = files && (await recordIn(files[RECORD]));
    if (files && record) found.push(modelOf(id, record, files));
  }
  return found;
}

/** The files of a model that was stored to its end. */
async function finished(
  folder: FileSystemDirectoryHandle,
  id: string,
): Promise<Record<string, Blob> | null> {
  const files = await readFolder(folder, id);
  return (await isWhole(files?.[RECORD])) ? files : null;
}

/** What is told of a model; null where that is damaged. */
async function recordIn(file: Blob): Promise<AddedRecord | null> {
  const text = await file.text();
  try {
    return addedRecord.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Removes what a crash left unfinished. */
async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  const ids: string[] = [];
  for await (const id of folder.keys()) ids.push(id);
  for (const id of ids) if (!(await finished(folder, id))) await removeIfThere(folder, id);
}
