import { sentenceById } from "../document/docIndex.ts";
import type { Doc, Project, Sentence } from "../document/document.ts";
import type { DocEdit } from "../document/edit.ts";

/** What becomes of each document whose sentences are others than before. */
export function eachCut(
  before: Project,
  after: Project,
  edit: (was: Doc, is: Doc) => DocEdit,
): Record<string, DocEdit> {
  const inside: Record<string, DocEdit> = {};
  for (const [id, is] of Object.entries(after.docs)) {
    const was = Object.hasOwn(before.docs, id) ? before.docs[id] : is;
    if (was.sentences !== is.sentences) inside[id] = edit(was, is);
  }
  return inside;
}

/** The sentences of a document that another state of it does not have: an id stands for its words. */
export const goneFrom = (doc: Doc, other: Doc): Sentence[] =>
  doc.sentences.filter(({ id }) => !sentenceById(other, id));
