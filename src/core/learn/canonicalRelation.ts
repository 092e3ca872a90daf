import { symmetricEnds } from "../document/symmetric.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { LabelledEntity, LabelledRelation } from "./example.ts";

/** A relation of a sentence as it is stored: one of a symmetric type has the earlier span as head. */
export function canonicalRelation<R extends LabelledRelation>(
  relation: R,
  entities: readonly LabelledEntity[],
  types: ModelTypes["relations"],
): R {
  const { type } = relation;
  if (!Object.hasOwn(types, type) || !types[type].symmetric) return relation;
  const [head, tail] = symmetricEnds(relation.head, relation.tail, (end) => entities[end]);
  return head === relation.head ? relation : { ...relation, head, tail };
}
