import type { Doc, Project } from "../core/document/document.ts";
import { newId } from "./newId.ts";

/**
 * Documents with new ids where those they have are in use: of the document, and of its sentences,
 * which are told apart over all documents.
 */
export function withFreeIds(project: Project, docs: readonly Doc[]): Doc[] {
  const taken = new Set(Object.keys(project.docs));
  const sentences = new Set(
    Object.values(project.docs).flatMap((doc) => doc.sentences.map(({ id }) => id)),
  );
  return docs.map((doc) => {
    const isFree = !taken.has(doc.id) && !doc.sentences.some(({ id }) => sentences.has(id));
    const made = isFree ? doc : withNewIds(doc);
    taken.add(made.id);
    for (const { id } of made.sentences) sentences.add(id);
    return made;
  });
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
