import type { Doc } from "./document.ts";
import { type PackedSentences, packSentences, unpackSentences } from "./packedSentences.ts";

/** A document as it crosses from thread to thread. */
export interface PackedDoc extends Omit<Doc, "sentences"> {
  readonly sentences: PackedSentences;
}

/** A document to be sent. */
export const packDoc = (doc: Doc): PackedDoc => ({
  ...doc,
  sentences: packSentences(doc.id, doc.sentences),
});

/** The document that was sent. */
export function unpackDoc(packed: PackedDoc): Doc {
  const sentences = unpackSentences(packed.id, packed.sentences);
  if (!sentences) throw new Error(`the sentences of ${packed.name} did not come whole`);
  return { ...packed, sentences };
}
