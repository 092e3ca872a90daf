import { t } from "../language/words.ts";

/** A file as it may be given to be stored. */
export type ModelFile = Uint8Array<ArrayBuffer> | Blob;

/** What of the browser is needed for files of one's own. */
export interface PrivateFiles {
  readonly storage?:
    | (Pick<StorageManager, "getDirectory"> & Partial<Pick<StorageManager, "estimate">>)
    | undefined;
  readonly locks?: LockManager | undefined;
}

/** The origin's private file system. */
export async function rootOf({ storage }: PrivateFiles): Promise<FileSystemDirectoryHandle> {
  if (!storage?.getDirectory) {
    throw new Error(
      t("This browser cannot store models (it lacks OPFS, the origin private file system)"),
    );
  }
  return storage.getDirectory();
}

/** Bytes that the browser has room for; null where it does not say. */
export async function roomLeft({ storage }: PrivateFiles): Promise<number | null> {
  const { quota, usage } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
}

/** A folder in another; null when there is none. */
export const folderIn = (
  parent: FileSystemDirectoryHandle,
  name: string,
): Promise<FileSystemDirectoryHandle | null> =>
  parent.getDirectoryHandle(name).catch(ifMissing(null));

/** The files of a folder by name; null when there is no such folder. */
export async function readFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<Record<string, Blob> | null> {
  const own = await folderIn(folder, name);
  if (!own) return null;
  const files: Record<string, Blob> = {};
  for await (const [file, handle] of own.entries())
    if (handle.kind === "file") files[file] = await (handle as FileSystemFileHandle).getFile();
  return files;
}

/** Writes a file, whole where the browser can do so. */
export async function writeFile(
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

/** Whether a file of text was written to its end: one that was not is empty, or begins with a zero. */
export async function isWhole(file: Blob | undefined): Promise<boolean> {
  if (!file?.size) return false;
  const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
  return first !== 0;
}

/** So many bytes are copied at once. */
const PIECE = 4 * 2 ** 20;

/** Is told of bytes that were copied; throws to end it. */
export type OnCopied = (bytes: number) => void;

/** Copies a file piece by piece, so that it can be told and ended; one that is ended may be there in part. */
export async function copyFile(
  folder: FileSystemDirectoryHandle,
  name: string,
  file: Blob,
  onCopied: OnCopied,
): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const target = await pieceWriter(handle);
  try {
    for (let at = 0; at < file.size; at += PIECE) {
      const piece = await file.slice(at, at + PIECE).arrayBuffer();
      await target.write(new Uint8Array(piece), at);
      onCopied(piece.byteLength);
    }
  } catch (error) {
    await target.abort();
    throw error;
  }
  await target.close();
}

/** Writes pieces of a file, one after the other. */
interface PieceWriter {
  write(bytes: Uint8Array<ArrayBuffer>, at: number): Promise<void>;
  close(): Promise<void>;
  abort(): Promise<void>;
}

async function pieceWriter(handle: FileSystemFileHandle): Promise<PieceWriter> {
  if ("createWritable" in handle) {
    const stream = await handle.createWritable();
    return {
      write: (bytes) => stream.write(bytes),
      close: () => stream.close(),
      abort: () => stream.abort(),
    };
  }
  const access = await syncAccess(handle);
  access.truncate(0);
  const close = async () => access.close();
  return {
    write: async (bytes, at) => writeAt(access, handle, bytes, at),
    close: async () => {
      access.flush();
      access.close();
    },
    abort: close,
  };
}

/** Older Safari has no `createWritable`, but in a worker a handle that writes in place. */
async function writeInPlace(handle: FileSystemFileHandle, file: ModelFile): Promise<void> {
  const access = await syncAccess(handle);
  try {
    const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : file;
    access.truncate(0);
    // The first byte comes last: until it is there, one can see that the file is not whole.
    writeAt(access, handle, bytes.subarray(1), 1);
    access.flush();
    writeAt(access, handle, bytes.subarray(0, 1), 0);
    access.flush();
  } finally {
    access.close();
  }
}

function writeAt(
  access: SyncAccess,
  { name }: FileSystemFileHandle,
  bytes: Uint8Array,
  at: number,
): void {
  const written = access.write(bytes, { at });
  if (written < bytes.length)
    throw new Error(
      t("{name}: {written, number} of {bytes, number} bytes written", {
        name,
        written,
        bytes: bytes.length,
      }),
    );
}

/** A file of which parts are read and written in place; nobody else can meanwhile. In workers alone. */
export interface SyncAccess {
  getSize(): number;
  read(into: Uint8Array, options: { readonly at: number }): number;
  truncate(size: number): void;
  write(bytes: Uint8Array, options: { readonly at: number }): number;
  flush(): void;
  close(): void;
}

/** Opens a file so. */
export const syncAccess = (handle: FileSystemFileHandle): Promise<SyncAccess> =>
  (
    handle as FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncAccess> }
  ).createSyncAccessHandle();

/** Removes a file or a folder with all that is in it. */
export const removeIfThere = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name, { recursive: true }).catch(ifMissing(undefined));

/** Removes a folder, its mark first: what is broken off leaves none that looks whole. */
export async function removeMarked(
  folder: FileSystemDirectoryHandle,
  name: string,
  mark: string,
): Promise<void> {
  const own = await folderIn(folder, name);
  if (!own) return;
  await removeIfThere(own, mark);
  await removeIfThere(folder, name);
}

/** Removes a folder of such folders. */
export async function removeAllMarked(
  parent: FileSystemDirectoryHandle,
  name: string,
  mark: string,
): Promise<void> {
  const folder = await folderIn(parent, name);
  if (!folder) return;
  const children: string[] = [];
  for await (const [child, { kind }] of folder.entries())
    if (kind === "directory") children.push(child);
  for (const child of children) await removeMarked(folder, child, mark);
  await removeIfThere(parent, name);
}

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if ((error as { name?: string }).name === "NotFoundError") return instead;
    throw error;
  };
