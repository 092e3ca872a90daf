import { sameSpan } from "../document/overlaps.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { canonicalRelation } from "./canonicalRelation.ts";
import { type Evidence, type Read, says } from "./evidence.ts";
import type { LabelledRelation, ScoredRelation } from "./example.ts";
import { type Outcome, reliabilityOf } from "./rightness.ts";
import { countBy, type Difference, patternOf, weighDoubts } from "./weighDoubts.ts";

/** A relation that may be labelled wrongly: its ends are places among the entities of the sentence. */
export interface RelationDoubt extends Evidence {
  readonly of: "relation";
  readonly kind: "missing" | "extra" | "type" | "reversed";
  /** Its place among the relations of the sentence. */
  readonly mine: number | null;
  readonly theirs: LabelledRelation | null;
}

/**
 * Relations between spans that are labelled and found alike: of others it cannot be said whether the
 * relation or the span is wrong.
 */
export function relationDoubts(read: readonly Read[], types: ModelTypes): RelationDoubt[] {
  const all = read.map((one) => ofSentence(one, types));
  const asserting = reliabilityOf(all.flatMap(({ found }) => found.map(({ outcome }) => outcome)));
  const denying = reliabilityOf(
    all.flatMap(({ labels }) => labels.flatMap(({ outcome }) => outcome ?? [])),
  );
  const labelled = countBy(
    all.flatMap(({ labels }) => labels),
    ({ relation }) => relation.type,
  );
  const said = countBy(
    all.flatMap(({ found }) => found),
    ({ relation }) => relation.type,
  );
  const differences = all.flatMap(({ found, labels }, sentence) => {
    const claimed = new Set<number>();
    const doubts: RelationDifference[] = found
      .filter(({ outcome }) => !outcome.isRight)
      .map(({ relation, outcome }) => {
        const { type, head, tail, score } = relation;
        const other = labels.find(
          ({ relation: mine, isFound }) => !isFound && samePair(mine, relation),
        );
        if (other) claimed.add(other.at);
        const isTurned = other?.relation.type === type;
        return {
          of: "relation",
          kind: !other ? "missing" : isTurned ? "reversed" : "type",
          sentence,
          mine: other?.at ?? null,
          theirs: { type, head, tail },
          pattern: patternOf(other?.relation.type ?? null, type),
          chances: (other ? labelled.get(other.relation.type) : said.get(type)) ?? 0,
          strength: score * asserting.share(outcome) * (1 - (other?.own ?? 0)),
          score,
          right: asserting.near(outcome),
          strings: null,
        };
      });
    for (const { at, own, outcome, isFound, relation } of labels) {
      if (!outcome || own === null || isFound || claimed.has(at)) continue;
      doubts.push({
        of: "relation",
        kind: "extra",
        sentence,
        mine: at,
        theirs: null,
        pattern: patternOf(relation.type, null),
        chances: labelled.get(relation.type) ?? 0,
        strength: (1 - own) * denying.share(outcome),
        score: 1 - own,
        right: denying.near(outcome),
        strings: null,
      });
    }
    return doubts;
  });
  const places = [...labelled.values()].reduce((sum, count) => sum + count, 0);
  const claims = [...said.values()].reduce((sum, count) => sum + count, 0);
  // Unlike those of spans, relations of one type are taken for any other.
  const weighed = weighDoubts(differences, (kind) => {
    return { places: kind === "missing" ? claims : places, patterns: 1 };
  });
  return differences.map(({ pattern: _, chances: __, strength: ___, ...doubt }, i) => {
    return { ...doubt, confidence: weighed[i] };
  });
}

type RelationDifference = Omit<RelationDoubt, "confidence"> & Difference;

/** Relations by the places of the labelled entities that they join, in the order that is stored. */
function ofSentence({ example, reading }: Read, types: ModelTypes) {
  const { entities } = example;
  const { prediction } = reading;
  const stored = <R extends LabelledRelation>(relation: R) =>
    canonicalRelation(relation, entities, types.relations);
  const gold = example.relations.map(stored);
  const placeOf = (end: number) =>
    entities.findIndex((entity) => sameSpan(entity, prediction.entities[end]));
  const found = prediction.relations
    .filter(({ type }) => says(example, "relations", type))
    .map((relation) => ({
      ...relation,
      head: placeOf(relation.head),
      tail: placeOf(relation.tail),
    }))
    .filter(({ head, tail }) => head !== -1 && tail !== -1)
    .map(stored)
    .map((relation: ScoredRelation) => {
      const isRight = gold.some((mine) => same(mine, relation));
      const outcome: Outcome = { type: relation.type, score: relation.score, isRight };
      return { relation, outcome };
    });
  const isSeen = (end: number) => prediction.entities.some((e) => sameSpan(e, entities[end]));
  const labels = gold.map((relation, at) => {
    const own = reading.relations[at];
    const isAsked = own !== null && isSeen(relation.head) && isSeen(relation.tail);
    const isFound = found.some((one) => same(one.relation, relation));
    const outcome: Outcome | null = isAsked
      ? { type: relation.type, score: 0, isRight: isFound }
      : null;
    return { relation, at, own, isFound, outcome };
  });
  return { found, labels };
}

const same = (a: LabelledRelation, b: LabelledRelation): boolean =>
  a.type === b.type && a.head === b.head && a.tail === b.tail;

/** Whether two join the same spans, in whichever direction. */
const samePair = (a: LabelledRelation, b: LabelledRelation): boolean =>
  (a.head === b.head && a.tail === b.tail) || (a.head === b.tail && a.tail === b.head);
