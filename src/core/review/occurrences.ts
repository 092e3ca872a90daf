import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { entitiesIn, sentenceAt } from "../document/docIndex.ts";
import type { Doc, Entity, Project, Sentence } from "../document/document.ts";
import type { DocEdit, NamedEdit, Refusal } from "../document/edit.ts";
import { overlaps, type Span, sameSpan } from "../document/overlaps.ts";
import { exactWords } from "../document/words.ts";
import { type BulkScope, docsIn, rangeOf } from "./bulk.ts";
import { type TextPattern, textPattern } from "./textPattern.ts";

/** A string of which every occurrence shall have a type. */
export interface OccurrenceQuery {
  readonly text: string;
  readonly type: string;
  readonly matchCase: boolean;
  readonly scope: BulkScope;
}

/** A place in some document. */
export interface Occurrence extends Span {
  readonly doc: string;
}

/** Where a string stands as whole words, and why some places are left as they are. */
export interface Occurrences {
  /** What can be suggested, in reading order. */
  readonly places: readonly Occurrence[];
  /** How many have an entity already, or were rejected with that type. */
  readonly decided: number;
  /** How many more are in confirmed sentences. */
  readonly inConfirmed: number;
}

/**
 * Finds a string on whole words: “Ann” is not in “Annual”. A place is left as it is where an entity
 * of the type is, or a confirmed one of any type, where the user rejected the type, and in
 * sentences that are confirmed.
 */
export function occurrences(
  project: Project,
  { text, type, matchCase, scope }: OccurrenceQuery,
): Occurrences {
  const pattern = textPattern(text.trim(), matchCase);
  const found = { places: [] as Occurrence[], decided: 0, inConfirmed: 0 };
  if (!pattern) return found;
  for (const doc of docsIn(project, scope)) {
    for (const { sentence, span } of wholeWords(doc, scope, pattern)) {
      if (!isFree(entitiesIn(doc, sentence), span, type)) found.decided++;
      else if (doc.confirmed[sentence.id]) found.inConfirmed++;
      else found.places.push({ doc: doc.id, ...span });
    }
  }
  return found;
}

/**
 * Suggests the type for every free occurrence, in one step. A suggestion of the model on the very
 * same words takes the type and keeps its relations, so that nothing is suggested twice.
 */
export function labelOccurrences(
  project: Project,
  query: OccurrenceQuery,
  newId: () => string,
): NamedEdit | Refusal {
  const { places } = occurrences(project, query);
  const words = query.text.trim().replace(/\s+/g, " ");
  if (places.length === 0)
    return { refused: t("There is no place left to suggest “{words}” at.", { words }) };
  const made: Record<string, Record<string, Entity>> = {};
  for (const place of places) {
    const entity = asked(project.docs[place.doc], place, query.type, newId);
    made[place.doc] = Object.assign(made[place.doc] ?? {}, { [entity.id]: entity });
  }
  const inside: Record<string, DocEdit> = {};
  for (const [doc, entities] of Object.entries(made)) inside[doc] = { entities };
  const { entities } = project.schema;
  const verbose = entities.find(({ name }) => name === query.type)?.verbose ?? query.type;
  const count = shownNumber(places.length);
  return {
    name: t("Suggest {count} × “{words}” as {verbose}", { count, words, verbose }),
    edit: { inside },
  };
}

function* wholeWords(
  doc: Doc,
  scope: BulkScope,
  pattern: TextPattern,
): Generator<{ sentence: Sentence; span: Span }> {
  const range = rangeOf(doc, scope);
  let found = range && pattern(doc.text, range.start);
  while (range && found && found.end <= range.end) {
    const span = found;
    const sentence = sentenceAt(doc, span.start);
    const isWhole = sentence && exactWords(sentence, span) !== null;
    if (isWhole) yield { sentence, span };
    const step = doc.text.codePointAt(span.start)! > 0xffff ? 2 : 1;
    found = pattern(doc.text, isWhole ? span.end : span.start + step);
  }
}

function isFree(entities: readonly Entity[], span: Span, type: string): boolean {
  return !entities.some((e) => {
    if (e.status === "rejected") return e.type === type && sameSpan(e, span);
    return overlaps(e, span) && (e.type === type || e.status === "confirmed");
  });
}

function asked(doc: Doc, { start, end }: Span, type: string, newId: () => string): Entity {
  const there = entitiesIn(doc, sentenceAt(doc, start)!).find(
    (e) => e.status === "suggested" && sameSpan(e, { start, end }),
  );
  return {
    id: there?.id ?? newId(),
    start,
    end,
    type,
    status: "suggested",
    by: "user",
    score: null,
  };
}
