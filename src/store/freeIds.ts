import type { Doc } from "../core/document/document.ts";
import { newId } from "./newId.ts";

/** The ids that are in use: of documents, and of sentences, which are told apart over all of them. */
export interface FreeIds {
  take(doc: Doc): void;
  /** The document, with new ids where those it has are in use; then those are. */
  withFree(doc: Doc): Doc;
}

/** Begins with none in use. */
export function freeIds(): FreeIds {
  const taken = new Set<string>();
  const sentences = new Set<string>();
  const take = (doc: Doc) => {
    taken.add(doc.id);
    for (const { id } of doc.sentences) sentences.add(id);
  };
  return {
    take,
    withFree: (doc) => {
      const isFree = !taken.has(doc.id) && !doc.sentences.some(({ id }) => sentences.has(id));
      const made = isFree ? doc : withNewIds(doc);
      take(made);
      return made;
    },
  };
}

function withNewIds(doc: Doc): Doc {
  const ids = new Map(doc.sentences.map(({ id }) => [id, newId()]));
  const confirmed = Object.entries(doc.confirmed).map(([id, scope]) => [ids.get(id) ?? id, scope]);
  return {
    ...doc,
    id: newId(),
    sentences: doc.sentences.map((sentence) => ({ ...sentence, id: ids.get(sentence.id)! })),
    confirmed: Object.fromEntries(confirmed),
    ...(doc.notTrained && { notTrained: doc.notTrained.map((id) => ids.get(id) ?? id) }),
  };
}
