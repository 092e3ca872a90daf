import type { ModelTypes } from "../types/modelTypes.ts";
import type { Example, Prediction } from "./example.ts";

/** Leaves out of a prediction what does not pass. */
export type Sieve = (prediction: Prediction) => Prediction;

/**
 * Leaves out relations whose type is between no such types of ends, head and tail, in any of the
 * examples, of a symmetric type in either order: what was never seen is most often wrong. Of few
 * examples it asks too much.
 */
export function withSeenEnds(examples: readonly Example[], types: ModelTypes["relations"]): Sieve {
  /** Types of tails by type of the head, by type of the relation. */
  const seen = new Map<string, Map<string, Set<string>>>();
  const see = (relation: string, head: string, tail: string) => {
    const byHead = seen.get(relation) ?? new Map<string, Set<string>>();
    seen.set(relation, byHead.set(head, (byHead.get(head) ?? new Set()).add(tail)));
  };
  for (const { entities, relations } of examples)
    for (const { type, head, tail } of relations) {
      const [from, to] = [entities[head].type, entities[tail].type];
      see(type, from, to);
      if (types[type].symmetric) see(type, to, from);
    }
  return ({ entities, relations }) => ({
    entities,
    relations: relations.filter(({ type, head, tail }) =>
      seen.get(type)?.get(entities[head].type)?.has(entities[tail].type),
    ),
  });
}
