import { rangesOfBlob } from "../io/byteRanges.ts";
import type { ModelFolder } from "../model/folder.ts";

/** A model's files as a browser holds them: large ones are read in parts. @param name for messages */
export function blobFolder(
  name: string,
  files: () => Promise<Readonly<Record<string, Blob>>>,
): ModelFolder {
  let found: ReturnType<typeof files> | null = null;
  const blobOf = async (file: string): Promise<Blob | null> => {
    found ??= files();
    const all = await found;
    return Object.hasOwn(all, file) ? all[file] : null;
  };
  return {
    name,
    read: async (file) => {
      const blob = await blobOf(file);
      return blob && new Uint8Array(await blob.arrayBuffer());
    },
    open: async (file) => {
      const blob = await blobOf(file);
      return blob && rangesOfBlob(blob);
    },
  };
}
