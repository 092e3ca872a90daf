import { overlaps, type Span, sameSpan } from "../document/overlaps.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import { type Evidence, type Read, says } from "./evidence.ts";
import type { LabelledEntity, ScoredEntity } from "./example.ts";
import { type RelationDoubt, relationDoubts } from "./relationDoubts.ts";
import { type Outcome, reliabilityOf } from "./rightness.ts";
import { type StringDoubt, stringDoubts } from "./stringDoubts.ts";
import { countBy, type Difference, patternOf, weighDoubts } from "./weighDoubts.ts";

/** A span that may be labelled wrongly: `mine` is its place among the entities of the sentence. */
export interface SpanDoubt extends Evidence {
  readonly of: "span";
  readonly kind: "missing" | "extra" | "type" | "borders";
  readonly mine: number | null;
  readonly theirs: LabelledEntity | null;
}

export type LabelDoubt = SpanDoubt | RelationDoubt;

/**
 * Where models that did not learn a sentence are sure of something else than its labels say, and where
 * the same words are labelled otherwise; the likeliest errors first.
 */
export function labelDoubts(read: readonly Read[], types: ModelTypes): LabelDoubt[] {
  const strings = stringDoubts(read.map(({ example }) => example));
  const spans = withStrings(spanDoubts(read), strings, read);
  return [...spans, ...relationDoubts(read, types)].sort((a, b) => b.confidence - a.confidence);
}

function spanDoubts(read: readonly Read[]): SpanDoubt[] {
  const outcomes = new Map<ScoredEntity, Outcome>();
  const labels = new Map<LabelledEntity, Outcome>();
  for (const { example, reading } of read) {
    for (const found of suggested({ example, reading })) {
      const isRight = example.entities.some((e) => sameSpan(e, found) && e.type === found.type);
      outcomes.set(found, { type: found.type, score: found.score, isRight });
    }
    // Whether models find what is labelled: who seldom does proves little by not finding it.
    example.entities.forEach((mine, i) => {
      const own = reading.entities[i]?.own ?? null;
      if (own !== null) labels.set(mine, { type: mine.type, score: 0, isRight: own >= 0.5 });
    });
  }
  const asserting = reliabilityOf([...outcomes.values()]);
  const denying = reliabilityOf([...labels.values()]);
  const labelled = countBy(
    read.flatMap(({ example }) => example.entities),
    typeOf,
  );
  const said = countBy([...outcomes.keys()], typeOf);
  const places = sum(labelled.values());

  const differences = read.flatMap(({ example, reading }, sentence) => {
    const found = suggested({ example, reading });
    const { entities } = example;
    const isFound = (mine: LabelledEntity) => found.some((one) => sameSpan(one, mine));
    const own = (i: number) => reading.entities[i]?.own ?? 0;
    const claimed = new Set<number>();
    const doubts: SpanDifference[] = [];
    for (const one of found) {
      const outcome = outcomes.get(one)!;
      if (outcome.isRight) continue;
      const same = entities.findIndex((e) => sameSpan(e, one));
      const other = same !== -1 ? same : mostShared(entities, one, (e) => !isFound(e));
      // What lies in, or around, a label that the model finds too is one more span.
      const kind = same !== -1 ? "type" : other !== -1 ? "borders" : "missing";
      if (kind === "missing" && entities.some((e) => overlaps(e, one) && isFound(e))) continue;
      if (other !== -1 && !says(example, "entities", entities[other].type)) continue;
      const against = other === -1 ? 1 : 1 - own(other);
      claimed.add(other);
      doubts.push({
        of: "span",
        kind,
        sentence,
        mine: other === -1 ? null : other,
        theirs: { type: one.type, start: one.start, end: one.end },
        pattern: patternOf(
          other === -1 ? null : entities[other].type,
          kind === "borders" ? null : one.type,
        ),
        chances: (other === -1 ? said.get(one.type) : labelled.get(entities[other].type)) ?? 0,
        strength: one.score * asserting.share(outcome) * against,
        score: one.score,
        right: asserting.near(outcome),
        strings: null,
      });
    }
    entities.forEach((mine, i) => {
      const [thought, asked] = [reading.entities[i], labels.get(mine)];
      if (!thought || !asked || claimed.has(i) || found.some((one) => overlaps(one, mine))) return;
      doubts.push({
        of: "span",
        kind: "extra",
        sentence,
        mine: i,
        theirs: null,
        pattern: patternOf(mine.type, null),
        chances: labelled.get(mine.type) ?? 0,
        strength: thought.none * denying.share(asked),
        score: thought.none,
        right: denying.near(asked),
        strings: null,
      });
    });
    return doubts;
  });
  const chancesOf = (kind: string) => {
    if (kind === "missing") return { places: sum(said.values()), patterns: 1 };
    return { places, patterns: kind === "type" ? said.size : 1 };
  };
  const weighed = weighDoubts(differences, chancesOf);
  return differences.map(({ pattern: _, chances: __, strength: ___, ...doubt }, i) => {
    return { ...doubt, confidence: weighed[i] };
  });
}

type SpanDifference = Omit<SpanDoubt, "confidence"> & Difference;

const typeOf = ({ type }: { readonly type: string }) => type;

const sum = (counts: Iterable<number>): number => [...counts].reduce((a, b) => a + b, 0);

/** What the model finds of the types that a sentence says something of. */
const suggested = ({ example, reading }: Read): readonly ScoredEntity[] =>
  reading.prediction.entities.filter(({ type }) => says(example, "entities", type));

/** The label that shares most words with a span; -1 where none does. */
function mostShared(
  entities: readonly LabelledEntity[],
  span: Span,
  isWanted: (entity: LabelledEntity) => boolean,
): number {
  let [best, most] = [-1, 0];
  entities.forEach((entity, i) => {
    const shared = Math.min(entity.end, span.end) - Math.max(entity.start, span.start);
    if (shared > most && isWanted(entity)) [best, most] = [i, shared];
  });
  return best;
}

/** A string alone is half a proof where the model, which read the sentence, does not agree. */
const UNSUPPORTED = 0.5;

/** Joins what models and strings say of the same place. */
function withStrings(
  doubts: readonly SpanDoubt[],
  strings: readonly StringDoubt[],
  read: readonly Read[],
): SpanDoubt[] {
  const keyOf = ({ sentence, mine, theirs }: Pick<SpanDoubt, "sentence" | "mine" | "theirs">) =>
    JSON.stringify([sentence, mine, theirs && [theirs.type, theirs.start, theirs.end]]);
  const joined = new Map(doubts.map((doubt) => [keyOf(doubt), doubt]));
  for (const { share, ...said } of strings) {
    const key = keyOf(said);
    const there = joined.get(key);
    if (there) {
      const confidence = 1 - (1 - there.confidence) * (1 - share);
      joined.set(key, { ...there, confidence, strings: said.strings });
      continue;
    }
    const thought = said.mine === null ? null : read[said.sentence].reading.entities[said.mine];
    const against = thought ? 1 - thought.own : UNSUPPORTED;
    const none = { of: "span", score: null, right: null } as const;
    joined.set(key, { ...said, ...none, confidence: share * against });
  }
  return [...joined.values()];
}
