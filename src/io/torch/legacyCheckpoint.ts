import { t } from "../../language/words.ts";
import type { ByteRanges } from "../byteRanges.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type Unpickled, unpickle } from "./pickle.ts";
import { PickleFault } from "./pickleFault.ts";
import type { TorchStorage } from "./torchStorages.ts";
import { torchWorld } from "./torchWorld.ts";

const MAGIC = 0x1950a86a20f9469cfc6cn;
const PROTOCOL = 1001;
/** Bytes: all pickles lie before the numbers. */
const LARGEST_PICKLES = 16 * 2 ** 20;
const NO_NAMES = { names: new Map(), outside: () => null };

/**
 * A checkpoint as PyTorch wrote it before 1.6: pickles of a magic number, a version, the machine,
 * the value and the keys of the storages; then of each storage how many numbers it has, and these.
 */
export async function legacyCheckpoint(source: ByteRanges): Promise<Checkpoint> {
  const head = await source.read(0, Math.min(LARGEST_PICKLES, source.size));
  const world = torchWorld();
  const magic = unpickle(head, NO_NAMES);
  if (magic.value !== MAGIC) throw new PickleFault(t("is no file of PyTorch"));
  const version = unpickle(head, NO_NAMES, magic.end);
  if (version.value !== PROTOCOL)
    throw new PickleFault(t("is a file of an unknown form of PyTorch"));
  const machine = unpickle(head, NO_NAMES, version.end);
  if (!(machine.value instanceof Map) || machine.value.get("little_endian") !== true)
    throw new PickleFault(t("has its numbers in the order of bytes of another machine"));
  const model = unpickle(head, world, machine.end);
  const keys = unpickle(head, NO_NAMES, model.end);
  const places = await placesOf(source, keys, world.storages);
  const placeOf = ({ key }: TorchStorage): number => {
    const start = places.get(key);
    if (start === undefined) throw new PickleFault(t("storage {key} is missing", { key }));
    return start;
  };
  return {
    value: model.value,
    numbers: async (storage, from, to) => {
      const { kind } = storage;
      const start = placeOf(storage);
      const bytes = await source.read(start + from * kind.bytes, start + to * kind.bytes);
      if (bytes.length !== (to - from) * kind.bytes) throw new PickleFault(t("is cut"));
      return bytes;
    },
    check: (storage) => void placeOf(storage),
  };
}

const bytesOf = ({ kind, length }: TorchStorage): number => kind.bytes * length;

/** Where the numbers of each storage begin. */
async function placesOf(
  source: ByteRanges,
  { value, end }: Unpickled,
  storages: ReadonlyMap<string, TorchStorage>,
): Promise<Map<string, number>> {
  if (!Array.isArray(value)) throw new PickleFault(t("does not say where its numbers lie"));
  const places = new Map<string, number>();
  let at = end;
  for (const key of value) {
    const storage = storages.get(key);
    if (!storage) throw new PickleFault(t("holds numbers that nothing in it names"));
    if (at + 8 > source.size) throw new PickleFault(t("is cut"));
    const length = new DataView((await source.read(at, at + 8)).buffer).getBigInt64(0, true);
    if (length !== BigInt(storage.length))
      throw new PickleFault(
        t("storage {key} has {length} numbers, but should have {length2}", {
          key,
          length,
          length2: storage.length,
        }),
      );
    places.set(key, at + 8);
    at += 8 + bytesOf(storage);
    if (at > source.size) throw new PickleFault(t("is cut"));
  }
  return places;
}
