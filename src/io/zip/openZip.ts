import { inflateSync } from "fflate";
import { t } from "../../language/words.ts";
import { crc32 } from "./crc32.ts";
import { type EntryPath, exactPath } from "./entryPaths.ts";
import { type DirectoryEntry, zipDirectory } from "./zipDirectory.ts";
import { ZipFault, ZipLimitFault } from "./zipFault.ts";

/** How much a zip may hold. */
export interface ZipLimits {
  readonly entries: number;
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all entries, unpacked. */
  readonly bytes: number;
  /** From `ratioFrom` bytes on, all together are at most so many times as large as the zip. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** A zip whose directory was read and found sound. */
export interface OpenedZip {
  readonly paths: readonly string[];
  /** Bytes of all entries, unpacked. */
  readonly size: number;
  /** Unpacks an entry, and checks that it is whole. @throws ZipFault */
  bytesOf(path: string): Uint8Array<ArrayBuffer>;
}

/** Deflate cannot make more of a byte. */
const MOST_OF_A_BYTE = 1032;

/** Opens a zip by its directory; nothing is unpacked yet. @throws ZipFault */
export function openZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  pathOf: EntryPath = exactPath,
): OpenedZip {
  const entries = zipDirectory(bytes, limits.entries, pathOf);
  checkSizes(entries, bytes.length, limits);
  const known = new Map(entries.map((entry) => [entry.path, entry]));
  return {
    paths: [...known.keys()],
    size: entries.reduce((sum, { size }) => sum + size, 0),
    bytesOf: (path) => {
      const entry = known.get(path);
      if (!entry) throw new ZipFault(t("{path} is missing", { path }));
      return unpacked(bytes.subarray(entry.start, entry.end), entry);
    },
  };
}

/** Whether entries of a zip of `packed` bytes may be unpacked. @throws ZipFault */
export function checkSizes(
  entries: readonly DirectoryEntry[],
  packed: number,
  limits: ZipLimits,
): void {
  let total = 0;
  for (const { path, size, start, end, isDeflated } of entries) {
    total += size;
    const most = isDeflated ? (end - start) * MOST_OF_A_BYTE : end - start;
    if (size > most)
      throw new ZipFault(t("{path} does not hold what the zip says of its size", { path }));
    if (size > limits.entryBytes)
      throw new ZipFault(
        t("{path} is too large: {size}, at most {entryBytes}", {
          path,
          size: inMb(size),
          entryBytes: inMb(limits.entryBytes),
        }),
      );
  }
  if (total > limits.bytes)
    throw new ZipLimitFault(
      t("is too large unpacked: {total}, at most {bytes}", {
        total: inMb(total),
        bytes: inMb(limits.bytes),
      }),
    );
  if (total > limits.ratioFrom && total > packed * limits.ratio)
    throw new ZipFault(
      t("would grow to more than {ratio} times its size", { ratio: limits.ratio }),
    );
}

const inMb = (bytes: number): string =>
  t("{count, number} MB", { count: Math.ceil(bytes / 2 ** 20) });

/** What the packed bytes of an entry hold, if they are whole. @throws ZipFault */
export function unpacked(packed: Uint8Array, entry: DirectoryEntry): Uint8Array<ArrayBuffer> {
  const bytes = unpack(packed, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
    throw new ZipFault(t("{path} is damaged", { path: entry.path }));
  return bytes;
}

function unpack(packed: Uint8Array, entry: DirectoryEntry): Uint8Array<ArrayBuffer> {
  if (!entry.isDeflated) return new Uint8Array(packed);
  try {
    return inflateSync(packed, { out: new Uint8Array(entry.size) });
  } catch {
    throw new ZipFault(t("{path} is damaged", { path: entry.path })); // what the library says names no entry
  }
}
