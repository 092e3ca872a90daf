import type { ModelTypes, RenamedTypes } from "../types/modelTypes.ts";
import type { Example } from "./example.ts";

/** What is compared to find types without an example. */
export interface Shown {
  readonly examples: readonly Example[];
  /** Those of a project. */
  readonly types: ModelTypes;
  /** Those that a model learnt, under the names of then. */
  readonly learnt: ModelTypes;
  /** Since then. */
  readonly renamed: RenamedTypes;
}

/** The types of a kind that a project and a model have, and that no example shows. */
export function withoutExample(
  kind: "entities" | "relations",
  { examples, types, learnt, renamed }: Shown,
): string[] {
  const shown = new Set(examples.flatMap((one) => one[kind].map(({ type }) => type)));
  const isLearnt = (type: string) =>
    Object.hasOwn(learnt[kind], type) || Object.hasOwn(renamed[kind], type);
  return Object.keys(types[kind]).filter((type) => isLearnt(type) && !shown.has(type));
}
