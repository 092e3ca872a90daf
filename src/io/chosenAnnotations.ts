import type { Doc, Table } from "../core/document/document.ts";

/** Which annotations are taken away; what was rejected never is. */
export type Chosen = "confirmed" | "confirmed and suggested";

/** Documents with the annotations of the choice, and the relations of which both ends are among them. */
export const chosenAnnotations = (docs: readonly Doc[], chosen: Chosen): Doc[] =>
  docs.map((doc) => {
    const entities = kept(doc.entities, ({ status }) => isChosen(status, chosen));
    const relations = kept(
      doc.relations,
      ({ status, head, tail }) =>
        isChosen(status, chosen) && Object.hasOwn(entities, head) && Object.hasOwn(entities, tail),
    );
    return { ...doc, entities, relations };
  });

/** How many annotations documents have. */
export const annotationsIn = (docs: readonly Doc[]): { entities: number; relations: number } => ({
  entities: docs.reduce((sum, doc) => sum + Object.keys(doc.entities).length, 0),
  relations: docs.reduce((sum, doc) => sum + Object.keys(doc.relations).length, 0),
});

const isChosen = (status: Doc["entities"][string]["status"], chosen: Chosen): boolean =>
  status === "confirmed" || (status === "suggested" && chosen !== "confirmed");

const kept = <T>(table: Table<T>, isKept: (item: T) => boolean): Table<T> =>
  Object.fromEntries(Object.entries(table).filter(([, item]) => isKept(item)));
