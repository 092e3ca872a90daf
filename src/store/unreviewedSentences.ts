import type { Doc, Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { remembered } from "../core/document/remembered.ts";
import { wordTexts } from "../core/document/words.ts";
import { wordsHash } from "../core/learn/wordsHash.ts";

/** A sentence that nobody has confirmed. */
export interface UnreviewedSentence {
  readonly doc: string;
  readonly sentence: string;
  readonly words: readonly string[];
  /** Names its words. */
  readonly hash: string;
}

/** Of documents not in the trash, in reading order. */
export const unreviewedSentences = (project: Project): readonly UnreviewedSentence[] =>
  liveDocs(project).flatMap((doc) =>
    wordsIn(doc).filter(({ sentence }) => !doc.confirmed[sentence]),
  );

/** What is labelled changes all the time, and its words do not. */
const wordsIn = remembered(
  (doc: Doc): readonly UnreviewedSentence[] =>
    doc.sentences
      .filter(({ words }) => words.length > 0)
      .map((one) => {
        const words = wordTexts(doc, one);
        return { doc: doc.id, sentence: one.id, words, hash: wordsHash(words) };
      }),
  ({ sentences }) => sentences,
);
