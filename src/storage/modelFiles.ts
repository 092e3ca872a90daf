import { t } from "../language/words.ts";
import {
  isWhole,
  type ModelFile,
  type PrivateFiles,
  readFolder,
  removeAllMarked,
  removeIfThere,
  removeMarked,
  rootOf,
  writeFile,
} from "./opfs.ts";

/** A stored model: its folder's name, its size, and what its `version.json` says. */
export interface StoredModel {
  readonly id: string;
  readonly bytes: number;
  /** As parsed; `undefined` when it is not JSON. */
  readonly version: unknown;
  /** The same of other files of the folder that were asked for. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** Models in the browser's private file system, a folder each. */
export interface ModelFiles {
  /** Stores a model whole or not at all; `version.json` must be among the files. */
  put(id: string, files: Readonly<Record<string, ModelFile>>): Promise<void>;
  get(id: string): Promise<Record<string, Blob>>;
  /** Writes a file beside those of a stored model, which stay as they are. */
  add(id: string, name: string, file: ModelFile): Promise<void>;
  /** @param others small JSON files that are read of each model too */
  list(others?: readonly string[]): Promise<StoredModel[]>;
  remove(id: string): Promise<void>;
  /** What was measured of a model that was not kept here; null: nothing. */
  ofBundled(name: string): Promise<Blob | null>;
  putOfBundled(name: string, file: ModelFile): Promise<void>;
  removeOfBundled(name: string): Promise<void>;
  /** Removes all of it. */
  clear(): Promise<void>;
}

/** A folder without it is unfinished: it is written last. */
const MARK = "version.json";

/** The folder of what is stored of models that come with the app, or that the user added. */
const BUNDLED = "bundled";

/** The models of this origin; works on the page and in a dedicated worker. */
export function createModelFiles(browser: PrivateFiles): ModelFiles {
  const root = () => rootOf(browser);
  const models = async () => (await root()).getDirectoryHandle("models", { create: true });
  // One writer at a time over all tabs, so that sweeping never takes a folder being written.
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    browser.locks ? browser.locks.request("spanloom-models", work) : work();

  return {
    put: (id, files) =>
      alone(async () => {
        if (!files[MARK]) throw new Error(t("model {id} comes without {file}", { id, file: MARK }));
        const folder = await models();
        await sweep(folder);
        await removeMarked(folder, id, MARK);
        const own = await folder.getDirectoryHandle(id, { create: true });
        try {
          for (const [name, file] of Object.entries(files)) {
            if (name !== MARK) await writeFile(own, name, file);
          }
          await writeFile(own, MARK, files[MARK]);
        } catch (error) {
          await removeMarked(folder, id, MARK);
          throw error;
        }
      }),
    get: async (id) => {
      const files = await marked(await models(), id);
      if (!files?.[MARK]) throw new Error(t("model {id} is not stored here", { id }));
      return files;
    },
    add: (id, name, file) =>
      alone(async () => {
        const folder = await models();
        if (name === MARK || !(await marked(folder, id))?.[MARK])
          throw new Error(t("model {id} is not stored here", { id }));
        await writeFile(await folder.getDirectoryHandle(id), name, file);
      }),
    list: async (others = []) => {
      const folder = await models();
      const stored: StoredModel[] = [];
      for await (const id of folder.keys()) {
        const files = await marked(folder, id);
        if (files?.[MARK]) stored.push(await describe(id, files, others));
      }
      return stored.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    remove: (id) => alone(async () => removeMarked(await models(), id, MARK)),
    ofBundled: async (name) => (await readFolder(await root(), BUNDLED))?.[name] ?? null,
    putOfBundled: (name, file) =>
      alone(async () => {
        const folder = await (await root()).getDirectoryHandle(BUNDLED, { create: true });
        await writeFile(folder, name, file);
      }),
    removeOfBundled: (name) =>
      alone(async () => {
        const folder = await (await root()).getDirectoryHandle(BUNDLED, { create: true });
        await removeIfThere(folder, name);
      }),
    clear: () =>
      alone(async () => {
        await removeAllMarked(await root(), "models", MARK);
        await removeIfThere(await root(), BUNDLED);
      }),
  };
}

async function describe(
  id: string,
  files: Record<string, Blob>,
  others: readonly string[],
): Promise<StoredModel> {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  const read = others.map(async (name) => [name, await jsonOf(files[name])] as const);
  return {
    id,
    bytes,
    version: await jsonOf(files[MARK]),
    others: Object.fromEntries(await Promise.all(read)),
  };
}

async function jsonOf(file: Blob | undefined): Promise<unknown> {
  const text = await file?.text();
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Removes what a crash left unfinished. */
async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  const ids: string[] = [];
  for await (const id of folder.keys()) ids.push(id);
  for (const id of ids) {
    if (!(await marked(folder, id))?.[MARK]) await removeIfThere(folder, id);
  }
}

/** The files of a model's folder, without a mark that was not written to its end. */
async function marked(
  folder: FileSystemDirectoryHandle,
  id: string,
): Promise<Record<string, Blob> | null> {
  const files = await readFolder(folder, id);
  if (!files?.[MARK] || (await isWhole(files[MARK]))) return files;
  const { [MARK]: _, ...others } = files;
  return others;
}
