import { t } from "../../language/words.ts";
import { PickleFault } from "./pickleFault.ts";
import { TorchTensor } from "./torchStorages.ts";

/** Where programs that train put the weights among other things. */
const PLACES = ["state_dict", "model_state_dict", "model"];
/** What a model says of itself that ran on several devices. */
const SEVERAL = "module.";

/** The tensors of a checkpoint by name: of the dictionary itself, or of the one in it that holds the weights. */
export function tensorsIn(value: unknown): Map<string, TorchTensor> {
  const own = named(value);
  if (own.size > 0) return withoutPrefix(own);
  for (const place of PLACES) {
    const inner = named(value instanceof Map ? value.get(place) : undefined);
    if (inner.size > 0) return withoutPrefix(inner);
  }
  throw new PickleFault(t("holds no weights by name"));
}

function named(value: unknown): Map<string, TorchTensor> {
  const tensors = new Map<string, TorchTensor>();
  if (!(value instanceof Map)) return tensors;
  for (const [name, entry] of value)
    if (typeof name === "string" && entry instanceof TorchTensor) tensors.set(name, entry);
  return tensors;
}

function withoutPrefix(tensors: Map<string, TorchTensor>): Map<string, TorchTensor> {
  const all = [...tensors];
  if (!all.every(([name]) => name.startsWith(SEVERAL))) return tensors;
  return new Map(all.map(([name, tensor]) => [name.slice(SEVERAL.length), tensor]));
}
