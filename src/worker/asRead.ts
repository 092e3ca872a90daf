import { type ModelTypes, withMore } from "../core/types/modelTypes.ts";
import { todaysNames } from "../core/types/todaysNames.ts";
import type { Model, ReadingModel } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import { underNewNames } from "../model/underNewNames.ts";
import { besideWithTypes } from "../model/withTypes.ts";
import type { TrainRequest } from "./modelRequests.ts";

/**
 * A model as its user reads with it before a training: types of the project that it has not learnt
 * are read by their names, where it can do that. So what a training brought is no more than it was.
 * It reads beside the model, which stays as it is, and is freed with it.
 */
export async function asRead(
  model: Model,
  { types, renamed }: Pick<TrainRequest, "types" | "renamed">,
  pause?: Pause,
): Promise<ReadingModel> {
  if (model.rowMaps === undefined) return underNewNames(model, { renamed });
  const named: ModelTypes = {
    entities: lacking(types.entities, model.types.entities, renamed.entities),
    relations: lacking(types.relations, model.types.relations, renamed.relations),
  };
  const all = withMore(model.types, named);
  const network = await model.network.beside();
  await besideWithTypes(model, network, all, pause);
  const today = [...todaysNames(Object.keys(model.types.entities), renamed.entities).values()];
  const unasked = new Set(today.filter((name) => !Object.hasOwn(types.entities, name)));
  return { ...underNewNames({ ...model, network, types: all }, { renamed }), unasked };
}

const lacking = <T>(
  wanted: Readonly<Record<string, T>>,
  known: object,
  renamed: object,
): Readonly<Record<string, T>> =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([name]) => !Object.hasOwn(known, name) && !Object.hasOwn(renamed, name),
    ),
  );
