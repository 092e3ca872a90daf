import { entitiesIn, relationsOf, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Sentence } from "../document/document.ts";
import type { Span } from "../document/overlaps.ts";
import { remembered } from "../document/remembered.ts";
import { wholeScope } from "../document/scope.ts";
import { charSpan } from "../document/words.ts";
import type { Read } from "../learn/evidence.ts";
import type { Example } from "../learn/example.ts";
import { exampleOf } from "../learn/exampleOf.ts";
import { type LabelDoubt, labelDoubts } from "../learn/labelDoubts.ts";
import type { Reading } from "../learn/reading.ts";
import type { StudiedSentence } from "../learn/storedStudy.ts";
import { hashOfAll, wordsHash } from "../learn/wordsHash.ts";
import { modelTypes } from "../types/schema.ts";
import { confirmedSpans } from "./confirmedSpans.ts";

/** A label that may be wrong: where it is, how it is annotated, and how the model reads it. */
export interface LikelyError {
  /** Names the place and both readings: who said that theirs is right is not asked again. */
  readonly key: string;
  readonly doc: string;
  readonly sentence: string;
  readonly doubt: LabelDoubt;
  /** The annotation that is doubted; null where one is missing. */
  readonly mine: string | null;
  /** The characters that it is about. */
  readonly span: Span;
}

/** So probable an error has to be, to be asked about. */
export const LEAST_CONFIDENCE = 0.1;

/**
 * What may be wrong in confirmed sentences, the likeliest first: what a model says that did not learn
 * them, and words that are labelled otherwise elsewhere. Sentences whose words are others by now are
 * left out, as are readings that the user has rejected, or found wrong before.
 */
export function likelyErrors(
  project: Project,
  studied: readonly StudiedSentence[],
): readonly LikelyError[] {
  return found(project)(studied);
}

const found = remembered((project: Project) =>
  remembered((studied: readonly StudiedSentence[]) => errorsIn(project, studied)),
);

interface Place {
  readonly doc: Doc;
  readonly sentence: Sentence;
  /** Ids of the annotations, by their places in the example. */
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
}

function errorsIn(project: Project, studied: readonly StudiedSentence[]): LikelyError[] {
  const read: (Read & Place)[] = [];
  const docs = new Map<string, Doc>();
  for (const doc of Object.values(project.docs))
    if (doc.trashedAt === undefined) for (const id of Object.keys(doc.confirmed)) docs.set(id, doc);
  for (const { example: then, reading } of studied) {
    const doc = docs.get(then.id);
    const sentence = doc && sentenceById(doc, then.id);
    if (!doc || !sentence) continue;
    const { example } = exampleOf(doc, sentence, wholeScope(project.schema));
    if (wordsHash(example.words) !== wordsHash(then.words)) continue;
    const now = { ...reading, ...opinions(then, example, reading) };
    read.push({ doc, sentence, example, reading: now, ...annotationsOf(doc, sentence, example) });
  }
  return labelDoubts(read, modelTypes(project.schema))
    .filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    .flatMap((doubt) => errorOf(read[doubt.sentence], doubt) ?? []);
}

/** What was thought of labels that are still there; of others nothing is known. */
function opinions(
  then: Example,
  now: Example,
  { entities, relations }: Reading,
): Pick<Reading, "entities" | "relations"> {
  const spanKey = ({ type, start, end }: Example["entities"][number]) =>
    JSON.stringify([type, start, end]);
  const pairKey = (example: Example, { type, head, tail }: Example["relations"][number]) =>
    JSON.stringify([type, ...[head, tail].map((end) => spanKey(example.entities[end]))]);
  const spans = new Map(then.entities.map((entity, i) => [spanKey(entity), entities[i]]));
  const pairs = new Map(then.relations.map((one, i) => [pairKey(then, one), relations[i]]));
  return {
    entities: now.entities.map((entity) => spans.get(spanKey(entity)) ?? null),
    relations: now.relations.map((one) => pairs.get(pairKey(now, one)) ?? null),
  };
}

/** The annotations that an example was made of, in its order. */
function annotationsOf(doc: Doc, sentence: Sentence, example: Example) {
  const entities = confirmedSpans(doc, sentence.id);
  const relations = example.relations.map(({ type, head, tail }) => {
    const [from, to] = [entities[head].id, entities[tail].id];
    return relationsOf(doc, from).find(
      (r) => r.head === from && r.tail === to && r.type === type && r.status === "confirmed",
    )!;
  });
  return { entities, relations };
}

function errorOf(place: Read & Place, doubt: LabelDoubt): LikelyError | null {
  const { doc, sentence, example, entities, relations } = place;
  const key = keyOf(example, doubt);
  if (isChecked(doc, key) || isRejected(place, doubt)) return null;
  const at = { key, doc: doc.id, sentence: sentence.id, doubt };
  if (doubt.of === "span") {
    const mine = doubt.mine === null ? null : entities[doubt.mine];
    const words = doubt.theirs ?? example.entities[doubt.mine!];
    return { ...at, mine: mine?.id ?? null, span: charSpan(sentence, words) };
  }
  const relation = doubt.theirs ?? example.relations[doubt.mine!];
  const ends = [entities[relation.head], entities[relation.tail]];
  return {
    ...at,
    mine: doubt.mine === null ? null : relations[doubt.mine].id,
    span: {
      start: Math.min(...ends.map(({ start }) => start)),
      end: Math.max(...ends.map(({ end }) => end)),
    },
  };
}

/** Names words, label and reading, whatever ids they have: also in a copy of the project. */
function keyOf({ words, entities, relations }: Example, { of, mine, theirs }: LabelDoubt): string {
  const spanOf = ({ type, start, end }: Example["entities"][number]) => [type, start, end];
  const pairOf = ({ type, head, tail }: Example["relations"][number]) => [
    type,
    ...[head, tail].map((end) => spanOf(entities[end])),
  ];
  const sides =
    of === "span"
      ? [mine === null ? null : spanOf(entities[mine]), theirs && spanOf(theirs)]
      : [mine === null ? null : pairOf(relations[mine]), theirs && pairOf(theirs)];
  return hashOfAll([wordsHash(words), of, JSON.stringify(sides)]);
}

const setOf = remembered((keys: readonly string[]): ReadonlySet<string> => new Set(keys));
const NONE: readonly string[] = [];

const isChecked = ({ checked = NONE }: Doc, key: string): boolean => setOf(checked).has(key);

/** Whether the user has rejected just what the model says. */
function isRejected({ doc, sentence, entities }: Place, doubt: LabelDoubt): boolean {
  if (doubt.theirs === null) return false;
  if (doubt.of === "span") {
    const { start, end } = charSpan(sentence, doubt.theirs);
    const { type } = doubt.theirs;
    return entitiesIn(doc, sentence).some(
      (e) => e.status === "rejected" && e.type === type && e.start === start && e.end === end,
    );
  }
  const { type, head, tail } = doubt.theirs;
  return relationsOf(doc, entities[head].id).some(
    (r) =>
      r.status === "rejected" &&
      r.type === type &&
      r.head === entities[head].id &&
      r.tail === entities[tail].id,
  );
}
