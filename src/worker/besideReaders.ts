import { isSameTypes, type ModelTypes } from "../core/types/modelTypes.ts";
import type { Model, ReadingModel } from "../model/model.ts";
import type { BesideNetwork, Network, Pause } from "../model/network.ts";
import { besideWithTypes } from "../model/withTypes.ts";

/** Each has memory and types of its own: a guess is read in the midst of a text. */
export type Purpose = "text" | "guess";

/** What reads beside a network, and the types that it has now. */
interface Beside {
  readonly network: BesideNetwork;
  readonly types: ModelTypes;
}

/** Has models read beside themselves, with other types than their own. */
export type BesideReaders = (
  model: Model,
  types: ModelTypes,
  purpose: Purpose,
  pause?: Pause,
) => Promise<ReadingModel>;

/** What reads is made when it is first asked for, and freed with its model. */
export function besideReaders(): BesideReaders {
  const made = new WeakMap<Network, Map<Purpose, Beside>>();
  return async (model, types, purpose, pause) => {
    const own = made.get(model.network) ?? new Map<Purpose, Beside>();
    made.set(model.network, own);
    const former = own.get(purpose);
    const network = former?.network ?? (await model.network.beside());
    if (!former || !isSameTypes(former.types, types)) {
      await besideWithTypes(model, network, types, pause);
      own.set(purpose, { network, types });
    }
    return { ...model, network, types };
  };
}
