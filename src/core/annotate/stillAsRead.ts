import { sentenceById } from "../document/docIndex.ts";
import type { Doc } from "../document/document.ts";
import { wordTexts } from "../document/words.ts";
import type { Prediction, SentenceWords } from "../learn/example.ts";
import type { Predicted } from "./mergePredictions.ts";

/** A sentence as it was read, and what a model makes of it. */
export interface ReadSentence {
  readonly sentence: SentenceWords;
  readonly prediction: Prediction;
}

/** Those of which the sentence in the document still is what was read, and is not confirmed. */
export function stillAsRead(doc: Doc, found: readonly ReadSentence[]): Predicted[] {
  return found.flatMap(({ sentence: { id, words }, prediction }) => {
    const sentence = sentenceById(doc, id);
    if (!sentence || doc.confirmed[id] || words.length !== sentence.words.length) return [];
    const isAsRead = wordTexts(doc, sentence).every((word, i) => word === words[i]);
    return isAsRead ? [{ sentence, prediction }] : [];
  });
}
