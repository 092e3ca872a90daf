import { entitiesIn, sentenceById } from "../document/docIndex.ts";
import type { Doc, Entity } from "../document/document.ts";
import { exactWords } from "../document/words.ts";

/** The confirmed entities of a sentence that lie on words: those of its example, in the same order. */
export function confirmedSpans(doc: Doc, id: string): Entity[] {
  const sentence = sentenceById(doc, id);
  if (!sentence) return [];
  return entitiesIn(doc, sentence).filter(
    (entity) => entity.status === "confirmed" && exactWords(sentence, entity) !== null,
  );
}
