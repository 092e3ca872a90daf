import { entitiesIn, sentenceById } from "../../core/document/docIndex.ts";
import type { Doc, Project } from "../../core/document/document.ts";
import { liveDocs } from "../../core/document/liveDocs.ts";
import type { Span } from "../../core/document/overlaps.ts";
import type { Selection } from "../../core/document/selection.ts";
import { charSpan, wordTexts } from "../../core/document/words.ts";

/** Where in the user's text some words are. */
export interface PlaceInText {
  readonly doc: string;
  readonly name: string;
  readonly offset: number;
  readonly selection: Selection;
}

/** A sentence that a model has read. */
export interface ReadWords {
  readonly sentence: string;
  readonly words: readonly string[];
  readonly doc?: string;
}

/** The place of a span; null when its sentence is gone, or says something else by now. */
export function placeInText(
  project: Project,
  { sentence: id, words, doc: where }: ReadWords,
  span: Span,
): PlaceInText | null {
  const docs = liveDocs(project).filter((doc) => where === undefined || doc.id === where);
  for (const doc of docs) {
    const place = placeInDoc(doc, { id, words, span });
    if (place) return place;
  }
  return null;
}

interface Wanted {
  readonly id: string;
  readonly words: readonly string[];
  readonly span: Span;
}

function placeInDoc(doc: Doc, { id, words, span }: Wanted): PlaceInText | null {
  const sentence = sentenceById(doc, id);
  if (!sentence) return null;
  const now = wordTexts(doc, sentence);
  if (now.length !== words.length || now.some((word, i) => word !== words[i])) return null;
  const chars = charSpan(sentence, span);
  const entity = entitiesIn(doc, sentence).find(
    ({ start, end, status }) => start === chars.start && end === chars.end && status !== "rejected",
  );
  const selection: Selection = entity
    ? { kind: "entity", id: entity.id }
    : { kind: "sentence", id };
  return { doc: doc.id, name: doc.name, offset: chars.start, selection };
}
