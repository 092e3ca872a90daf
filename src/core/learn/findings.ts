import type { Span } from "../document/overlaps.ts";
import type { Kind } from "../document/scope.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { canonicalRelation } from "./canonicalRelation.ts";
import type { Labels } from "./evaluation.ts";
import type { Example } from "./example.ts";

/** A span of one type, or a relation of one type between two spans; in words of the sentence. */
export interface Finding {
  readonly type: string;
  /** The span; or head and tail, of a symmetric relation the earlier one first. */
  readonly spans: readonly Span[];
}

/** What is labelled of one kind, each thing once, of the types that count. */
export function findingsOf(
  { entities, relations }: Labels,
  kind: Kind,
  types: ModelTypes,
  known?: Example["known"],
): Finding[] {
  const all =
    kind === "entities"
      ? entities.map((entity): Finding => ({ type: entity.type, spans: [spanOf(entity)] }))
      : relations.map((relation): Finding => {
          const { type, head, tail } = canonicalRelation(relation, entities, types.relations);
          return { type, spans: [spanOf(entities[head]), spanOf(entities[tail])] };
        });
  const counted = all.filter(
    ({ type }) => Object.hasOwn(types[kind], type) && (known?.[kind].includes(type) ?? true),
  );
  return [...new Map(counted.map((finding) => [findingKey(finding), finding])).values()];
}

/** Equal for what is in the same place, whatever its type. */
export const placeKey = ({ spans }: Finding): string =>
  spans.map(({ start, end }) => `${start} ${end}`).join(" ");

const findingKey = (finding: Finding): string => `${placeKey(finding)} ${finding.type}`;

const spanOf = ({ start, end }: Span): Span => ({ start, end });
