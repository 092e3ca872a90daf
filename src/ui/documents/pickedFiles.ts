import type { PickedFile } from "../../store/importState.ts";

/**
 * The files of a drop, those of folders under their paths. What was dropped must be asked for before
 * the event ends; it is read after that.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  const dropped = [...items].map((item) => {
    const entry = item.webkitGetAsEntry?.();
    // Of a file that lies nowhere, as some programs drop one, Safari has an entry that cannot be read.
    return entry && isFolder(entry) ? filesOfFolder(entry) : (item.getAsFile?.() ?? null);
  });
  if (dropped.every((one) => one === null)) return [...files];
  return (await Promise.all(dropped)).flat().filter((one) => one !== null);
}

/** Picked files; those of a picked folder have its path. */
export const pickedFiles = (files: FileList): PickedFile[] =>
  [...files].map((file) => ({
    name: file.webkitRelativePath || file.name,
    arrayBuffer: () => file.arrayBuffer(),
    blob: async () => file,
  }));

async function filesIn(entries: readonly FileSystemEntry[]): Promise<PickedFile[]> {
  const found: PickedFile[] = [];
  for (const entry of entries) {
    if (isFolder(entry)) found.push(...(await filesOfFolder(entry)));
    else if (isFile(entry)) found.push(fileOf(entry));
  }
  return found;
}

/** A folder that cannot be looked into is told like a file that cannot be read. */
async function filesOfFolder(folder: FileSystemDirectoryEntry): Promise<PickedFile[]> {
  try {
    return await filesIn(await childrenOf(folder));
  } catch (error) {
    return [{ name: pathOf(folder), arrayBuffer: () => Promise.reject(error) }];
  }
}

/** A reader gives a part of a folder at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return children;
    children.push(...part);
  }
}

function fileOf(entry: FileSystemFileEntry): PickedFile {
  const blob = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return { name: pathOf(entry), arrayBuffer: async () => (await blob()).arrayBuffer(), blob };
}

const pathOf = (entry: FileSystemEntry): string => entry.fullPath.replace(/^\//, "");

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
