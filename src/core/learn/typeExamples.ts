import type { Scope } from "../document/document.ts";
import type { Kind } from "../document/scope.ts";
import type { Example } from "./example.ts";

/** What becomes of a confirmed sentence in a training. */
export type Side = "training" | "heldOut" | "leftOut";

/** In how many confirmed sentences a type is, by what becomes of them. */
export interface TypeExamples extends Readonly<Record<Side, number>> {
  readonly kind: Kind;
  readonly type: string;
}

interface Sided {
  readonly example: Pick<Example, Kind>;
  readonly side: Side;
}

/** Counts the examples of each type, also of those that have none; others come last. */
export function typeExamples(types: Scope, sentences: readonly Sided[]): TypeExamples[] {
  return (["entities", "relations"] as const).flatMap((kind) => {
    const counts = new Map(types[kind].map((type) => [type, noExamples()]));
    for (const { example, side } of sentences)
      for (const type of new Set(example[kind].map((label) => label.type))) {
        const count = counts.get(type) ?? noExamples();
        count[side]++;
        counts.set(type, count);
      }
    return [...counts].map(([type, count]) => ({ kind, type, ...count }));
  });
}

const noExamples = (): Record<Side, number> => ({ training: 0, heldOut: 0, leftOut: 0 });
