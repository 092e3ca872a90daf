import { rangesOfBlob } from "../io/byteRanges.ts";
import { crc32 } from "../io/zip/crc32.ts";
import { harmlessPath } from "../io/zip/entryPaths.ts";
import { checkSizes, type ZipLimits } from "../io/zip/openZip.ts";
import { type DirectoryEntry, zipDirectoryOf } from "../io/zip/zipDirectory.ts";
import { ZipFault } from "../io/zip/zipFault.ts";
import { t } from "../language/words.ts";
import type { ModelBlobs } from "./chosenFiles.ts";

/** Weights are large, and cannot be packed much. */
const LIMITS: ZipLimits = {
  entries: 10_000,
  entryBytes: 4 * 2 ** 30,
  bytes: 8 * 2 ** 30,
  ratio: 50,
  ratioFrom: 256 * 2 ** 20,
};

/**
 * The files of a zip with a model, as parts of it where they are stored as they are: nothing of these
 * is copied. Null where it is no zip, or one of PyTorch, which is a file of weights itself.
 *
 * @throws Error that names the zip, where it is damaged
 */
export async function unzippedModel(path: string, zip: Blob): Promise<ModelBlobs | null> {
  const ranges = rangesOfBlob(zip);
  const [p, k] = await ranges.read(0, Math.min(2, zip.size));
  if (p !== 0x50 || k !== 0x4b) return null;
  try {
    const entries = await zipDirectoryOf(ranges, LIMITS.entries, harmlessPath);
    if (entries.some((entry) => /(?:^|\/)data\.pkl$/.test(entry.path))) return null;
    checkSizes(entries, zip.size, LIMITS);
    const files = new Map<string, Blob>();
    for (const entry of entries) files.set(entry.path, await fileOf(zip, entry));
    return files;
  } catch (error) {
    if (error instanceof ZipFault) throw new Error(`${path}: ${error.message}`);
    throw error;
  }
}

async function fileOf(zip: Blob, { path, size, crc, isDeflated, start, end }: DirectoryEntry) {
  const packed = zip.slice(start, end);
  if (!isDeflated) return packed;
  let sum = 0;
  const counting = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (piece, to) => {
      sum = crc32(piece, sum);
      to.enqueue(piece);
    },
  });
  const stream = packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const file = await new Response(stream.pipeThrough(counting)).blob().catch(() => null);
  if (file?.size !== size || sum !== crc) throw new ZipFault(t("{path} is damaged", { path }));
  return file;
}
