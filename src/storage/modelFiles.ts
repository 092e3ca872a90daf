/** A file of a model as it may be given to be stored. */
export type ModelFile = Uint8Array<ArrayBuffer> | Blob;

/** A stored model: its folder's name, its size, and what its `version.json` says. */
export interface StoredModel {
  readonly id: string;
  readonly bytes: number;
  /** As parsed; `undefined` when it is not JSON. */
  readonly version: unknown;
}

/** Models in the browser's private file system, a folder each. */
export interface ModelFiles {
  /** Stores a model whole or not at all; `version.json` must be among the files. */
  put(id: string, files: Readonly<Record<string, ModelFile>>): Promise<void>;
  get(id: string): Promise<Record<string, Blob>>;
  list(): Promise<StoredModel[]>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

/** A folder without it is unfinished: it is written last. */
const MARK = "version.json";

interface Browser {
  readonly storage?: Pick<StorageManager, "getDirectory"> | undefined;
  readonly locks?: LockManager | undefined;
}

/** The models of this origin; works on the page and in a dedicated worker. */
export function createModelFiles(browser: Browser): ModelFiles {
  const root = async () => {
    if (!browser.storage?.getDirectory) {
      throw new Error(
        "This browser cannot store models (it lacks OPFS, the origin private file system)",
      );
    }
    return browser.storage.getDirectory();
  };
  const models = async () => (await root()).getDirectoryHandle("models", { create: true });
  // One writer at a time over all tabs, so that sweeping never takes a folder being written.
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    browser.locks ? browser.locks.request("spanloom-models", work) : work();

  return {
    put: (id, files) =>
      alone(async () => {
        if (!files[MARK]) throw new Error(`model ${id} comes without ${MARK}`);
        const folder = await models();
        await sweep(folder);
        await removeIfThere(folder, id);
        const own = await folder.getDirectoryHandle(id, { create: true });
        try {
          for (const [name, file] of Object.entries(files)) {
            if (name !== MARK) await writeFile(own, name, file);
          }
          await writeFile(own, MARK, files[MARK]);
        } catch (error) {
          await removeIfThere(folder, id);
          throw error;
        }
      }),
    get: async (id) => {
      const files = await readFolder(await models(), id);
      if (!files?.[MARK]) throw new Error(`model ${id} is not stored here`);
      return files;
    },
    list: async () => {
      const folder = await models();
      const stored: StoredModel[] = [];
      for await (const id of folder.keys()) {
        const files = await readFolder(folder, id);
        if (files?.[MARK]) stored.push(await describe(id, files));
      }
      return stored.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    remove: (id) => alone(async () => removeIfThere(await models(), id)),
    clear: () => alone(async () => removeIfThere(await root(), "models")),
  };
}

async function describe(id: string, files: Record<string, Blob>): Promise<StoredModel> {
  const bytes = Object.values(files).reduce((sum, file) => sum + file.size, 0);
  const text = await files[MARK].text();
  try {
    return { id, bytes, version: JSON.parse(text) };
  } catch {
    return { id, bytes, version: undefined };
  }
}

/** Removes what a crash left unfinished. */
async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  const ids: string[] = [];
  for await (const id of folder.keys()) ids.push(id);
  for (const id of ids) {
    if (!(await readFolder(folder, id))?.[MARK]) await removeIfThere(folder, id);
  }
}

/** The files of a folder; an empty mark is a mark that was not written to its end. */
async function readFolder(
  folder: FileSystemDirectoryHandle,
  id: string,
): Promise<Record<string, Blob> | null> {
  const own = await folder.getDirectoryHandle(id).catch(ifMissing(null));
  if (!own) return null;
  const files: Record<string, Blob> = {};
  for await (const [name, handle] of own.entries()) {
    if (handle.kind !== "file") continue;
    const file = await (handle as FileSystemFileHandle).getFile();
    if (name !== MARK || file.size > 0) files[name] = file;
  }
  return files;
}

async function writeFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  file: ModelFile,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  if ("createWritable" in handle) {
    const stream = await handle.createWritable();
    await stream.write(file);
    return stream.close();
  }
  await writeInPlace(handle, file);
}

/** Older Safari has no `createWritable`, but in a worker a handle that writes in place. */
async function writeInPlace(handle: FileSystemFileHandle, file: ModelFile): Promise<void> {
  const access = await (handle as FileSystemFileHandle & WorkerFileHandle).createSyncAccessHandle();
  try {
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file;
    access.truncate(0);
    const written = access.write(bytes);
    if (written < bytes.length)
      throw new Error(`${handle.name}: ${written} of ${bytes.length} bytes written`);
    access.flush();
  } finally {
    access.close();
  }
}

interface WorkerFileHandle {
  createSyncAccessHandle(): Promise<{
    truncate(size: number): void;
    write(bytes: Uint8Array): number;
    flush(): void;
    close(): void;
  }>;
}

const removeIfThere = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name, { recursive: true }).catch(ifMissing(undefined));

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if ((error as { name?: string }).name === "NotFoundError") return instead;
    throw error;
  };
