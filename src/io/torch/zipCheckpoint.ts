import { t } from "../../language/words.ts";
import { type ByteRanges, piecesOf } from "../byteRanges.ts";
import { crc32 } from "../zip/crc32.ts";
import { exactPath } from "../zip/entryPaths.ts";
import { type DirectoryEntry, zipDirectoryOf } from "../zip/zipDirectory.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { unpickle } from "./pickle.ts";
import { PickleFault } from "./pickleFault.ts";
import type { TorchStorage } from "./torchStorages.ts";
import { torchWorld } from "./torchWorld.ts";

const MOST_ENTRIES = 100_000;
/** Bytes: the pickle of a model with a thousand tensors has a tenth of a megabyte. */
const LARGEST_PICKLE = 16 * 2 ** 20;

/** A checkpoint as PyTorch writes it since 1.6: a zip with a pickle and a file for each storage. */
export async function zipCheckpoint(source: ByteRanges): Promise<Checkpoint> {
  const entries = await zipDirectoryOf(source, MOST_ENTRIES, exactPath);
  const pickle = entries.find(({ path }) => path === "data.pkl" || path.endsWith("/data.pkl"));
  if (!pickle) throw new PickleFault(t("is a zip, but none that PyTorch wrote"));
  const root = pickle.path.slice(0, -"data.pkl".length);
  const entry = (name: string) => entries.find(({ path }) => path === root + name);
  if (entry("constants.pkl"))
    throw new PickleFault(t("holds a program (TorchScript), not only weights"));
  const order = entry("byteorder");
  if (order && new TextDecoder().decode(await bytesOf(source, order, 16)) !== "little")
    throw new PickleFault(t("has its numbers in the order of bytes of another machine"));
  const { value } = unpickle(await bytesOf(source, pickle, LARGEST_PICKLE), torchWorld());
  const byPath = new Map(entries.map((found) => [found.path, found]));
  const numbersOf = ({ key, kind, length }: TorchStorage): DirectoryEntry => {
    const stored = byPath.get(`${root}data/${key}`);
    if (!stored) throw new PickleFault(t("data/{key} is missing", { key }));
    const size = length * kind.bytes;
    if (stored.size !== size)
      throw new PickleFault(
        t("data/{key} has {size} bytes, but should have {size2}", {
          key,
          size: stored.size,
          size2: size,
        }),
      );
    return checkStored(stored);
  };
  const whole = new Set<DirectoryEntry>();
  return {
    value,
    numbers: async (storage, from, to) => {
      const stored = numbersOf(storage);
      const { key, kind, length } = storage;
      if (from === 0 && to === length) return bytesOf(source, stored, stored.size);
      // Of a part nothing says whether it is damaged: all is looked at once, without being held.
      if (!whole.has(stored)) await checkWhole(source, stored);
      whole.add(stored);
      const [start, end] = [from, to].map((at) => stored.start + at * kind.bytes);
      const bytes = await source.read(start, end);
      if (bytes.length !== end - start)
        throw new PickleFault(t("data/{key} was changed while it was open", { key }));
      return bytes;
    },
    check: (storage) => void numbersOf(storage),
  };
}

function checkStored(entry: DirectoryEntry): DirectoryEntry {
  if (entry.isDeflated || entry.end - entry.start !== entry.size)
    throw new PickleFault(t("{path} is packed: PyTorch stores it as it is", { path: entry.path }));
  return entry;
}

async function checkWhole(source: ByteRanges, { path, start, end, crc }: DirectoryEntry) {
  let sum = 0;
  for await (const piece of piecesOf(source, start, end)) sum = crc32(piece, sum);
  if (sum !== crc) throw new PickleFault(t("{path} is damaged", { path }));
}

async function bytesOf(source: ByteRanges, entry: DirectoryEntry, most: number) {
  const { path, size, start, end } = checkStored(entry);
  if (size > most) throw new PickleFault(t("{path} is too large", { path }));
  const bytes = await source.read(start, end);
  if (bytes.length !== size || crc32(bytes) !== entry.crc)
    throw new PickleFault(t("{path} is damaged", { path }));
  return bytes;
}
