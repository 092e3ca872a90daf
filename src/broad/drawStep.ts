import { type Random, sampled, seededRandom } from "../core/learn/random.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { type Batch, UNKNOWN } from "../model/batch.ts";
import { collate } from "../training/collate.ts";
import { type Sample, type SampledSpan, sample } from "../training/sample.ts";
import { type BroadSentence, type BroadSet, type BroadType, coarseType } from "./broadSet.ts";
import { coarseNames } from "./coarseNames.ts";
import { mayBeBoth } from "./endTypes.ts";

/** Rows that the heads have for types: each step gives them to other types. */
export interface Slots {
  /** Entity types, none not counted. */
  readonly entities: number;
  readonly relations: number;
}

/** Sets and sentences of a step, and what is drawn of a sentence. */
export interface Drawing {
  readonly sets: number;
  readonly sentencesOfSet: number;
  readonly maxSpanSize: number;
  readonly negativeEntities: number;
  readonly negativeRelations: number;
  readonly slots: Slots;
}

/** What a step is made of. */
export interface DrawnStep {
  readonly batch: Batch;
  /** The types that have the first rows of the heads; the others learn nothing. */
  readonly entities: readonly BroadType[];
  readonly relations: readonly BroadType[];
}

/** Relation types of a pair that it does not hold and that are told to be absent: few, for one that holds. */
const ABSENT_RELATIONS = 8;

/** How often some of a set's types are left out, as of a user who asks for few, and how many then. */
const [FEWER, LEFT_OUT] = [0.25, 0.4];

/**
 * Draws sets by the square root of their sizes, and by their shares, and sentences of them: the same
 * for the same seeds.
 */
export function drawStep(
  sets: readonly BroadSet[],
  drawing: Drawing,
  ...seeds: readonly number[]
): DrawnStep {
  const random = seededRandom(...seeds);
  const chosen = drawSets(sets, drawing.sets, random);
  const most = {
    entities: Math.floor(drawing.slots.entities / chosen.length),
    relations: Math.floor(drawing.slots.relations / chosen.length),
  };
  const entities: BroadType[] = [];
  const relations: BroadType[] = [];
  const parts = chosen.flatMap((set) => {
    const sentences = sampled(set.sentences, drawing.sentencesOfSet, random);
    const types = drawTypes(set, sentences, most, random);
    const first = { entities: 1 + entities.length, relations: relations.length };
    const kinds = drawKinds(set, types, most.entities, random);
    entities.push(...broadTypes(set, "entities", types), ...kinds.map(coarseType));
    relations.push(...broadTypes(set, "relations", types));
    return sentences.map((sentence) => {
      const drawn = drawSentence(set, sentence, types, drawing, random);
      const withKinds = { ...drawn, spans: besideKinds(drawn.spans, types, kinds) };
      return { encoded: sentence.encoded, sample: placed(withKinds, drawing.slots, first) };
    });
  });
  const batch = collate(
    parts.map(({ encoded }) => encoded),
    parts.map((part) => part.sample),
  );
  return { batch, entities, relations };
}

function drawSets(sets: readonly BroadSet[], count: number, random: Random): BroadSet[] {
  const left = [...sets];
  const weightOf = ({ sentences, share }: BroadSet) => share * Math.sqrt(sentences.length);
  return Array.from({ length: Math.min(count, sets.length) }, () => {
    let at = random() * left.reduce((sum, set) => sum + weightOf(set), 0);
    const found = left.findIndex((set) => {
      at -= weightOf(set);
      return at < 0;
    });
    return left.splice(found < 0 ? left.length - 1 : found, 1)[0];
  });
}

/** The types that are asked for: those of the sentences, and others of the set. */
function drawTypes(
  { types, entities }: BroadSet,
  sentences: readonly BroadSentence[],
  most: Slots,
  random: Random,
): ModelTypes {
  const choose = <T>(
    all: Readonly<Record<string, T>>,
    used: readonly string[],
    count: number,
  ): Record<string, T> => {
    const isFewer = random() < FEWER;
    const labelled = [...new Set(used)].filter(() => !isFewer || random() > LEFT_OUT);
    const others = sampled(
      Object.keys(all).filter((type) => !used.includes(type)),
      isFewer ? Math.floor(random() * count) : count,
      random,
    );
    const names = [...sampled(labelled, count, random), ...others].slice(0, count);
    return Object.fromEntries(names.map((name) => [name, all[name]]));
  };
  const used = (kind: "entities" | "relations") =>
    sentences.flatMap((sentence) => sentence[kind].map(({ type }) => type));
  return {
    entities: entities === "nothing" ? {} : choose(types.entities, used("entities"), most.entities),
    relations: choose(types.relations, used("relations"), most.relations),
  };
}

/** How often kinds are asked for beside the types of a set that belong to them. */
const WITH_KINDS = 0.5;

/** Kinds of the types that are asked for, which the set itself has not, as far as there is room. */
function drawKinds(
  { types: all }: BroadSet,
  { entities }: ModelTypes,
  most: number,
  random: Random,
): string[] {
  if (random() > WITH_KINDS) return [];
  const own = new Set(Object.values(all.entities).map(({ verbose }) => verbose.toLowerCase()));
  const kinds = new Set(Object.values(entities).flatMap(({ verbose }) => coarseNames(verbose)));
  const others = [...kinds].filter((kind) => !own.has(kind));
  return sampled(others, most - Object.keys(entities).length, random);
}

/** A span of a narrower type is not said to be of its kind; of other spans nothing is said of kinds. */
function besideKinds(
  spans: readonly SampledSpan[],
  { entities }: ModelTypes,
  kinds: readonly string[],
): SampledSpan[] {
  const kindsOf = Object.values(entities).map(({ verbose }) => coarseNames(verbose));
  return spans.map((span) => {
    const label = span.types.indexOf(1) - 1;
    const of = kinds.map((kind) => (label >= 0 && kindsOf[label].includes(kind) ? 0 : UNKNOWN));
    return { ...span, types: [...span.types, ...of] };
  });
}

const broadTypes = (
  { name: set }: BroadSet,
  kind: "entities" | "relations",
  types: ModelTypes,
): BroadType[] =>
  Object.entries(types[kind]).map(([type, { verbose }]) => ({ set, kind, type, name: verbose }));

/** What is drawn of a sentence, in the types that are asked for. */
function drawSentence(
  set: BroadSet,
  sentence: BroadSentence,
  types: ModelTypes,
  drawing: Drawing,
  random: Random,
): Sample {
  const asked = sentence.relations.filter(({ type }) => Object.hasOwn(types.relations, type));
  const labelled = new Set(sentence.entities.map(({ type }) => type));
  const example = { id: "", words: sentence.words, entities: sentence.entities, relations: asked };
  const known =
    set.entities === "labelled" || set.entities === "ends"
      ? {
          entities: Object.keys(types.entities).filter((type) => labelled.has(type)),
          relations: Object.keys(types.relations),
        }
      : undefined;
  const drawn = sample(
    known ? { ...example, known } : example,
    types,
    {
      maxSpanSize: drawing.maxSpanSize,
      negativeEntities: set.entities === "nothing" ? 0 : drawing.negativeEntities,
      negativeRelations: set.relations === "all" ? drawing.negativeRelations : 0,
    },
    random,
  );
  const holds = new Set(
    drawn.pairs.flatMap(({ types: of }) => of.flatMap((p, r) => (p > 0 ? [r] : []))),
  );
  const names = Object.keys(types.relations);
  const absent = new Set(
    sampled(
      names.map((_, r) => r).filter((r) => !holds.has(r)),
      ABSENT_RELATIONS,
      random,
    ),
  );
  // What is of a type that is not asked for is an entity, and may be related.
  const isOther = ({ types: [none], iou }: SampledSpan) => none === 1 && iou === 1;
  const allAsked = asked.length === sentence.relations.length;
  const spans = set.entities === "ends" ? aroundEnds(drawn.spans, types) : drawn.spans;
  return {
    spans: spans.map((span) => ({
      ...span,
      complete: set.entities !== "nothing" && !isOther(span),
    })),
    pairs: drawn.pairs.map((pair) => ({
      ...pair,
      types: pair.types.map((p, r) => (holds.has(r) || absent.has(r) ? p : UNKNOWN)),
      complete: set.relations === "all" && allAsked,
    })),
  };
}

/** Ends of relations, and what crosses their borders; what else an end may be is unknown. */
function aroundEnds(spans: readonly SampledSpan[], { entities }: ModelTypes): SampledSpan[] {
  const names = Object.keys(entities);
  return spans
    .filter(({ types: [none], iou }) => iou > 0 && (none === 0 || iou < 1))
    .map((span) => {
      const label = names[span.types.indexOf(1) - 1];
      if (label === undefined) return span;
      const of = names.map((name) => {
        if (name === label) return 1;
        return mayBeBoth(label, name) ? UNKNOWN : 0;
      });
      return { ...span, types: [0, ...of] };
    });
}

/** Puts the targets of a set's types where their rows are; what has other rows is unknown. */
function placed(
  { spans, pairs }: Sample,
  slots: Slots,
  first: { readonly entities: number; readonly relations: number },
): Sample {
  const at = (values: readonly number[], from: number, size: number): number[] => {
    const all = Array<number>(size).fill(UNKNOWN);
    values.forEach((value, i) => {
      all[from + i] = value;
    });
    return all;
  };
  return {
    spans: spans.map(({ types: [none, ...types], ...span }) => {
      const all = at(types, first.entities, slots.entities + 1);
      all[0] = none;
      return { ...span, types: all };
    }),
    pairs: pairs.map(({ types, ...pair }) => {
      return { ...pair, types: at(types, first.relations, slots.relations) };
    }),
  };
}
