import {
  type ModelFile,
  type PrivateFiles,
  readFolder,
  removeIfThere,
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
  /** Stores files in the place of those of the training before; a kill leaves either, whole. */
  save(training: string, files: Readonly<Record<string, ModelFile>>): Promise<void>;
  /** The files saved last; null when there are none. */
  load(training: string): Promise<Readonly<Record<string, Blob>> | null>;
  remove(training: string): Promise<void>;
  /** Removes the trainings that no page holds; resolves with how many there were. */
  sweep(): Promise<number>;
  clear(): Promise<void>;
}

/** The two places that are written in turn. */
const SLOTS = ["a", "b"] as const;
/** Written last: a slot without it is unfinished. Holds the number of the save. */
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
      await removeIfThere(folder, slot);
      const own = await folder.getDirectoryHandle(slot, { create: true });
      for (const [name, file] of Object.entries(files)) await writeFile(own, name, file);
      await writeFile(own, MARK, new Blob([`${Math.max(a, b) + 1}`]));
    },
    load: async (training) => {
      const folder = await folderOf(training);
      const [a, b] = await Promise.all(SLOTS.map((slot) => numberOf(folder, slot)));
      return a === 0 && b === 0 ? null : readFolder(folder, a > b ? "a" : "b");
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

/** The number of a slot's save; 0 when it holds none that is whole. */
async function numberOf(folder: FileSystemDirectoryHandle, slot: string): Promise<number> {
  const mark = (await readFolder(folder, slot))?.[MARK];
  return mark ? Number(await mark.text()) || 0 : 0;
}
