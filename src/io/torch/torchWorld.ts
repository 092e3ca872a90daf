import { t } from "../../language/words.ts";
import type { PickleName, PickleWorld } from "./pickle.ts";
import { PickleFault } from "./pickleFault.ts";
import { STORAGE_KINDS, TorchStorage, TorchTensor } from "./torchStorages.ts";

/** The names that a checkpoint needs: dictionaries and tensors, and nothing that runs. */
const NAMES: readonly PickleName[] = [
  ...[...STORAGE_KINDS.keys()].map((name) => ({ name })),
  { name: "collections.OrderedDict", call: ordered },
  {
    name: "torch._utils._rebuild_tensor",
    call: ([storage, offset, shape, strides]) => new TorchTensor(storage, offset, shape, strides),
  },
  {
    name: "torch._utils._rebuild_tensor_v2",
    call: ([storage, offset, shape, strides]) => new TorchTensor(storage, offset, shape, strides),
  },
  { name: "torch._utils._rebuild_parameter", call: ([tensor]) => tensor },
  { name: "torch.Size", call: ([sizes]) => sizes },
];

/** `OrderedDict()`, or of a list of pairs. */
function ordered([pairs = []]: readonly unknown[]): Map<unknown, unknown> {
  const isPairs = Array.isArray(pairs) && pairs.every((p) => Array.isArray(p) && p.length === 2);
  if (!isPairs) throw new PickleFault(t("holds a dictionary that is not read"));
  return new Map(pairs as [unknown, unknown][]);
}

/** What a pickle of PyTorch may ask for; of its storages each must be what it was said to be before. */
export function torchWorld(): PickleWorld & {
  readonly storages: ReadonlyMap<string, TorchStorage>;
} {
  const storages = new Map<string, TorchStorage>();
  return {
    names: new Map(NAMES.map((known) => [known.name, known])),
    storages,
    outside: (id) => {
      const storage = storageOf(id);
      const before = storages.get(storage.key);
      if (before && (before.kind !== storage.kind || before.length !== storage.length))
        throw new PickleFault(t("says two things of storage {key}", { key: storage.key }));
      if (!before) storages.set(storage.key, storage);
      return before ?? storage;
    },
  };
}

/** `("storage", kind, key, device, length)`; in the older form with a view, which is not read. */
function storageOf(id: unknown): TorchStorage {
  if (!Array.isArray(id)) throw new PickleFault(t("names numbers in a way that is not read"));
  const [what, name, key, , length, view] = id;
  const kind = STORAGE_KINDS.get((name as PickleName | null)?.name ?? "");
  const isRead = what === "storage" && kind && typeof key === "string" && /^\w{1,40}$/.test(key);
  if (!isRead || !Number.isSafeInteger(length) || length < 0)
    throw new PickleFault(t("names numbers in a way that is not read"));
  if (view !== undefined && view !== null)
    throw new PickleFault(t("holds numbers that are a view of others, which is not read"));
  return new TorchStorage(kind, key, length);
}
