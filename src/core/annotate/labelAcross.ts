// A span lies in one sentence: labelling words of several makes one of these, as one step.

import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { By } from "../document/borders.ts";
import { firstFrom } from "../document/docIndex.ts";
import type { Doc, Schema, Sentence } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import type { Span } from "../document/overlaps.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { touchedWords } from "../document/words.ts";
import { addEntity, type Move, moveEntity } from "./entityEdits.ts";
import { joinSentences } from "./sentenceBorders.ts";

/** Who selects words of more sentences wants to copy them. */
const MOST_SENTENCES = 5;

/** The 512 positions of the encoder hold about so many words: it would read a longer one in parts. */
const MOST_WORDS = 300;

/** The sentences of which a stretch of characters touches words. */
export function sentencesOver({ sentences }: Doc, span: Span): readonly Sentence[] {
  const found: Sentence[] = [];
  const first = Math.max(0, firstFrom(sentences, span.start + 1) - 1);
  for (let i = first; sentences[i] && sentences[i].start < span.end; i++) {
    if (touchedWords(sentences[i], span)) found.push(sentences[i]);
  }
  return found;
}

/** Why sentences are not joined by labelling words of them; null when they are. */
export function joinFault(parts: readonly Sentence[]): string | null {
  const count = shownNumber(parts.length);
  if (parts.length > MOST_SENTENCES) {
    return t(
      "What is selected lies in {count} sentences. A span lies in one, and labelling joins {mostSentences, number} at most.",
      { count, mostSentences: MOST_SENTENCES },
    );
  }
  const words = parts.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return parts.length > 1 && words > MOST_WORDS
    ? t(
        "What is selected lies in {count} sentences of {words, number} words. A span lies in one, and labelling joins sentences of {mostWords, number} words at most.",
        { count, words, mostWords: MOST_WORDS },
      )
    : null;
}

/** The document as it will be for a span: the sentences that it touches are one, if they may be. */
export function asJoined(doc: Doc, span: Span): Doc {
  const parts = sentencesOver(doc, span);
  if (parts.length < 2 || joinFault(parts)) return doc;
  const made = joined(doc, parts, parts[0].id);
  return isRefusal(made) ? doc : made.doc;
}

interface Words extends Span {
  /** Id of the entity that is made. */
  readonly id: string;
  /** Id of the sentence that is made, where several are joined. */
  readonly newId: string;
  readonly type: string;
  readonly by?: By;
}

/** A new entity made by the user; sentences are joined where its words lie in several. */
export const labelWords = (
  doc: Doc,
  schema: Schema,
  { newId, ...wanted }: Words,
): NamedEdit | Refusal =>
  inOneSentence(doc, sentencesOver(doc, wanted), newId, (where) =>
    addEntity(where, schema, wanted),
  );

/** New borders for an entity; sentences are joined where they lie in several. */
export function moveAcross(
  doc: Doc,
  schema: Schema,
  { newId, ...move }: Move & { readonly newId: string },
): NamedEdit | Refusal {
  const entity = doc.entities[move.id];
  const span = { start: Math.min(entity.start, move.start), end: Math.max(entity.end, move.end) };
  return inOneSentence(doc, sentencesOver(doc, span), newId, (where) =>
    moveEntity(where, schema, move),
  );
}

function inOneSentence(
  doc: Doc,
  parts: readonly Sentence[],
  newId: string,
  act: (doc: Doc) => NamedEdit | Refusal,
): NamedEdit | Refusal {
  if (parts.length < 2) return act(doc);
  const fault = joinFault(parts);
  if (fault) return { refused: fault };
  const join = joined(doc, parts, newId);
  if (isRefusal(join)) return join;
  const made = act(join.doc);
  if (isRefusal(made)) return made;
  return {
    name: t("{name}, joining {parts, number} sentences", { name: made.name, parts: parts.length }),
    edit: squashEdits(join.edit, made.edit),
  };
}

function joined(doc: Doc, parts: readonly Sentence[], newId: string) {
  const made = joinSentences(doc, { from: parts[0].id, to: parts[parts.length - 1].id, newId });
  if (isRefusal(made)) return made;
  const project = { docs: { [doc.id]: doc }, schema: { entities: [], relations: [] } };
  return { ...made, doc: applyEdit(project, made.edit).project.docs[doc.id] };
}
