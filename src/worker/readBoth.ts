import type { Schema } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { withMore } from "../core/types/modelTypes.ts";
import { namedTypes, unaskedTypes } from "../core/types/namedTypes.ts";
import { currentName } from "../core/types/schema.ts";
import { reusedNames } from "../core/types/todaysNames.ts";
import { inPieces } from "../model/inPieces.ts";
import type { Model } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { underNewNames } from "../model/underNewNames.ts";
import { withTypes } from "../model/withTypes.ts";
import type { BothRead, ReadBothProgress, ReadBothRequest } from "./modelRequests.ts";

/** Who lends models, and who is told. */
export interface ReadingBoth {
  /** Has a model beside the open one, and frees it. */
  lent<T>(source: ModelSource, use: (model: Model) => Promise<T>): Promise<T>;
  readonly onProgress: (progress: ReadBothProgress) => void;
  /** Lets others in; false ends the reading. */
  readonly between: () => Promise<boolean>;
  /** The same within what is read, for small jobs alone. */
  readonly pause: Pause;
}

/**
 * Has two models read the same sentences, one after the other, each with the types of a project that
 * it can read; what they say is under the names of today. Null when it was ended.
 */
export async function readBoth(
  { sources, schema, sentences }: ReadBothRequest,
  { lent, onProgress, between, pause }: ReadingBoth,
): Promise<BothRead | null> {
  const total = sentences.length * sources.length;
  const found: Prediction[][] = [];
  for (const [which, source] of sources.entries()) {
    const read = await lent(source, async (own) => {
      const model = inPieces(await readerOf(own, schema), pause);
      const predictions: Prediction[] = [];
      for await (const { prediction } of predictSentences(model, sentences)) {
        predictions.push(inTodaysNames(prediction, schema));
        onProgress({ which, done: which * sentences.length + predictions.length, total });
        if (!(await between())) return null;
      }
      return predictions;
    });
    if (!read) return null;
    found.push(read);
  }
  const [first, second] = found;
  return { first, second };
}

async function readerOf(own: Model, schema: Schema): Promise<Model> {
  const known = { types: own.types, readsNames: own.rowMaps !== undefined };
  const types = withMore(own.types, namedTypes(schema, known));
  const model = known.readsNames ? await withTypes(own, own.types, types) : own;
  const named = underNewNames(model, { renamed: reusedNames(schema, known.types) });
  return { ...named, unasked: new Set(unaskedTypes(schema, known)) };
}

/** A prediction under today's names of types; what is of none of them goes. */
function inTodaysNames({ entities, relations }: Prediction, schema: Schema): Prediction {
  const kept = entities.flatMap((entity, index) => {
    const type = currentName(schema.entities, entity.type);
    return type === undefined ? [] : [{ index, entity: { ...entity, type } }];
  });
  const places = new Map(kept.map(({ index }, place) => [index, place]));
  return {
    entities: kept.map(({ entity }) => entity),
    relations: relations.flatMap((relation) => {
      const type = currentName(schema.relations, relation.type);
      const [head, tail] = [places.get(relation.head), places.get(relation.tail)];
      return type === undefined || head === undefined || tail === undefined
        ? []
        : [{ ...relation, type, head, tail }];
    }),
  };
}
