import type { Doc } from "../core/document/document.ts";

/** How many annotations of documents are confirmed: what is taken away. */
export function confirmedIn(docs: readonly Doc[]): { entities: number; relations: number } {
  const count = (table: Doc["entities"] | Doc["relations"]) =>
    Object.values(table).filter(({ status }) => status === "confirmed").length;
  return {
    entities: docs.reduce((sum, doc) => sum + count(doc.entities), 0),
    relations: docs.reduce((sum, doc) => sum + count(doc.relations), 0),
  };
}
