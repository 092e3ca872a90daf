import {
  type ModelFile,
  type PrivateFiles,
  readFolder,
  removeIfThere,
  removeMarked,
  rootOf,
  writeFile,
} from "./opfs.ts";

/** Checkpoints of trainings in the browser's private file system, a folder each. */
export interface TrainingFiles {
  /** Marks a training as alive until the returned function is called, or the page ends. */
  hold(training: string): Promise<() => void>;
  /** The same, of one that is there and that no page holds; else null. */
  claim(training: string): Promise<(() => void) | null>;
  /** The trainings that are stored, whoever holds them. */
  list(): Promise<string[]>;
  /** Stores a file beside the saves, for as long as the training is there. */
  put(training: string, name: string, file: ModelFile): Promise<void>;
  /** Such a file; null when there is none. */
  get(training: string, name: string): Promise<Blob | null>;
  /**
   * Stores files in the place of those of the training before; a kill, or a full disk, leaves either,
   * whole.
   */
  save(training: string, files: Readonly<Record<string, ModelFile>>): Promise<void>;
  /** The files saved last that are as they were written; null when there are none. */
  load(training: string): Promise<Readonly<Record<string, Blob>> | null>;
  /** Makes room: what the files saved last took the place of goes. */
  thin(training: string): Promise<void>;
  remove(training: string): Promise<void>;
  /** Removes the trainings that no page holds; resolves with how many there were. */
  sweep(): Promise<number>;
  clear(): Promise<void>;
}

/** The two places that are written in turn. */
const SLOTS = ["a", "b"] as const;
/** Written last: a slot without it is unfinished. Holds the number of the save, and its digest. */
const MARK = "saved";

/** The trainings of this origin; works in a dedicated worker. */
export function createTrainingFiles(browser: PrivateFiles): TrainingFiles {
  const { locks } = browser;
  const trainings = async () =>
    (await rootOf(browser)).getDirectoryHandle("trainings", { create: true });
  const folderOf = async (training: string) =>
    (await trainings()).getDirectoryHandle(training, { create: true });
  const list = async () => {
    const found: string[] = [];
    for await (const training of (await trainings()).keys()) found.push(training);
    return found;
  };
  const remove = async (training: string) => removeIfThere(await trainings(), training);

  return {
    hold: async (training) => {
      await folderOf(training);
      if (!locks) return () => {};
      return new Promise((resolve, reject) => {
        const held = () => new Promise<void>((release) => resolve(release));
        locks.request(lockOf(training), held).catch(reject);
      });
    },
    claim: async (training) => {
      if (!(await list()).includes(training)) return null;
      if (!locks) return () => {};
      return new Promise((resolve, reject) => {
        const held = (lock: Lock | null) =>
          lock ? new Promise<void>((release) => resolve(release)) : resolve(null);
        locks.request(lockOf(training), { ifAvailable: true }, held).catch(reject);
      });
    },
    list,
    put: async (training, name, file) => writeFile(await folderOf(training), name, file),
    get: async (training, name) => {
      const own = await readFolder(await trainings(), training);
      return own?.[name] ?? null;
    },
    save: async (training, files) => {
      const folder = await folderOf(training);
      const [a, b] = await Promise.all(SLOTS.map((slot) => numberOf(folder, slot)));
      const slot = a <= b ? "a" : "b";
      await removeMarked(folder, slot, MARK);
      try {
        const own = await folder.getDirectoryHandle(slot, { create: true });
        for (const [name, file] of Object.entries(files)) await writeFile(own, name, file);
        const mark = `${Math.max(a, b) + 1} ${await digestOf(files)}`;
        await writeFile(own, MARK, new Blob([mark]));
      } catch (error) {
        // On a full disk the annotations need the room more.
        await removeMarked(folder, slot, MARK).catch(() => {});
        throw error;
      }
    },
    load: async (training) => {
      const folder = await folderOf(training);
      for (const slot of await newestFirst(folder)) {
        const files = await wholeFiles(folder, slot).catch(() => null);
        if (files) return files;
        // So that the next save takes its place, and not that of the one before.
        await removeMarked(folder, slot, MARK);
      }
      return null;
    },
    thin: async (training) => {
      const folder = await folderOf(training);
      const [, before] = await newestFirst(folder);
      if (before) await removeMarked(folder, before, MARK);
    },
    remove,
    sweep: async () => {
      let swept = 0;
      for (const training of await list()) {
        if (locks && !(await isFree(locks, training))) continue;
        await remove(training);
        swept++;
      }
      return swept;
    },
    clear: async () => removeIfThere(await rootOf(browser), "trainings"),
  };
}

const lockOf = (training: string): string => `spanloom-training-${training}`;

const isFree = (locks: LockManager, training: string): Promise<boolean> =>
  locks.request(lockOf(training), { ifAvailable: true }, async (lock) => lock !== null);

/** The slots that hold a save, the last save first. */
async function newestFirst(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const numbers = await Promise.all(SLOTS.map((slot) => numberOf(folder, slot)));
  return SLOTS.map((slot, i) => ({ slot, number: numbers[i] }))
    .filter(({ number }) => number > 0)
    .sort((one, other) => other.number - one.number)
    .map(({ slot }) => slot);
}

/** The number of a slot's save; 0 when it holds none that was written to its end. */
async function numberOf(folder: FileSystemDirectoryHandle, slot: string): Promise<number> {
  const mark = (await readFolder(folder, slot))?.[MARK];
  return mark ? Number.parseInt(await mark.text(), 10) || 0 : 0;
}

/** The files of a slot, if they are as they were written; before there were digests nobody knows. */
async function wholeFiles(
  folder: FileSystemDirectoryHandle,
  slot: string,
): Promise<Readonly<Record<string, Blob>> | null> {
  const { [MARK]: mark, ...files } = (await readFolder(folder, slot)) ?? {};
  const [, digest = ""] = ((await mark?.text()) ?? "").split(" ");
  return digest === "" || digest === (await digestOf(files)) ? files : null;
}

/** Stands for names and contents; empty where nothing can be hashed. */
async function digestOf(files: Readonly<Record<string, ModelFile>>): Promise<string> {
  const { subtle }: Partial<Crypto> = crypto;
  if (!subtle) return "";
  const names = Object.keys(files).sort();
  const all = names.map(async (name) => {
    const file = files[name];
    const bytes = file instanceof Blob ? await file.arrayBuffer() : file;
    return `${name} ${hex(await subtle.digest("SHA-256", bytes))}`;
  });
  const lines = (await Promise.all(all)).join("\n");
  return hex(await subtle.digest("SHA-256", new TextEncoder().encode(lines)));
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
