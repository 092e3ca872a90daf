import { t } from "../../language/words.ts";
import { type ByteRanges, piecesOf } from "../byteRanges.ts";
import { crc32 } from "./crc32.ts";
import { type EntryPath, exactPath } from "./entryPaths.ts";
import { checkSizes, unpacked, type ZipLimits } from "./openZip.ts";
import { type DirectoryEntry, zipDirectoryOf } from "./zipDirectory.ts";
import { ZipFault } from "./zipFault.ts";

/** A zip of which only the parts are read that are asked for. */
export interface RangedZip {
  readonly paths: readonly string[];
  /** Unpacks an entry, and checks that it is whole. @throws ZipFault */
  bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Where the bytes of an entry lie that is stored as it is. @throws ZipFault */
  storedAt(path: string): Pick<DirectoryEntry, "start" | "end">;
  /** Reads such an entry piece by piece, and checks that it is whole. @throws ZipFault */
  pieces(path: string): AsyncGenerator<Uint8Array>;
}

/** Opens a zip by its directory; nothing else is read yet. @throws ZipFault */
export async function openRangedZip(
  zip: ByteRanges,
  limits: ZipLimits,
  pathOf: EntryPath = exactPath,
): Promise<RangedZip> {
  const entries = await zipDirectoryOf(zip, limits.entries, pathOf);
  checkSizes(entries, zip.size, limits);
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  const entryOf = (path: string) => {
    const entry = known.get(path);
    if (!entry) throw new ZipFault(t("{path} is missing", { path }));
    return entry;
  };
  const stored = (path: string) => {
    const entry = entryOf(path);
    if (entry.isDeflated)
      throw new ZipFault(t("{path} is packed, and should be as it is", { path }));
    return entry;
  };
  return {
    paths: [...known.keys()],
    bytesOf: async (path) => {
      const entry = entryOf(path);
      return unpacked(await zip.read(entry.start, entry.end), entry);
    },
    storedAt: stored,
    pieces: async function* (path) {
      const { start, end, size, crc } = stored(path);
      let sum = 0;
      for await (const piece of piecesOf(zip, start, end)) {
        sum = crc32(piece, sum);
        yield piece;
      }
      if (end - start !== size || sum !== crc) throw new ZipFault(t("{path} is damaged", { path }));
    },
  };
}
