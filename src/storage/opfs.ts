/** A file as it may be given to be stored. */
export type ModelFile = Uint8Array<ArrayBuffer> | Blob;

/** What of the browser is needed for files of one's own. */
export interface PrivateFiles {
  readonly storage?: Pick<StorageManager, "getDirectory"> | undefined;
  readonly locks?: LockManager | undefined;
}

/** The origin's private file system. */
export async function rootOf({ storage }: PrivateFiles): Promise<FileSystemDirectoryHandle> {
  if (!storage?.getDirectory) {
    throw new Error(
      "This browser cannot store models (it lacks OPFS, the origin private file system)",
    );
  }
  return storage.getDirectory();
}

/** The files of a folder by name; null when there is no such folder. */
export async function readFolder(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<Record<string, Blob> | null> {
  const own = await folder.getDirectoryHandle(name).catch(ifMissing(null));
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

/** Removes a file or a folder with all that is in it. */
export const removeIfThere = (folder: FileSystemDirectoryHandle, name: string): Promise<void> =>
  folder.removeEntry(name, { recursive: true }).catch(ifMissing(undefined));

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if ((error as { name?: string }).name === "NotFoundError") return instead;
    throw error;
  };
