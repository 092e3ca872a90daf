import type { Doc, Status, Table } from "../../core/document/document.ts";
import { canonicalRelation } from "../../core/learn/canonicalRelation.ts";
import { exampleOf } from "../../core/learn/exampleOf.ts";
import { type Content, counter, type Written } from "../format.ts";
import { formatModelTypes } from "../modelTypes.ts";
import { formatSpertJson } from "./spertJson.ts";

/** Writes sentences in which all that is unlabelled is a negative, and their types. */
export function writeSpert({ docs, types, sentences }: Content): Written {
  const { counts, count } = counter();
  const all = { entities: Object.keys(types.entities), relations: Object.keys(types.relations) };
  const examples = docs.map(asConfirmed).flatMap((doc) =>
    doc.sentences
      .filter(({ id, words }) => words.length > 0 && (sentences === "all" || doc.confirmed[id]))
      .map((sentence) => {
        const made = exampleOf(doc, sentence, all);
        count("relations across sentences", made.relationsAcross);
        count("spans with borders inside words", made.entitiesOutside);
        count("relations of such spans", made.relationsOutside);
        const { example } = made;
        const relations = example.relations.map((relation) =>
          canonicalRelation(relation, example.entities, types.relations),
        );
        return { ...example, relations };
      }),
  );
  for (const { fragments } of docs.flatMap((doc) => Object.values(doc.entities))) {
    if (fragments) count("gaps in spans (each is one stretch now)");
  }
  const empty = "no sentence is confirmed yet: the file is an empty list";
  return {
    files: new Map([
      ["annotations.json", formatSpertJson(examples)],
      ["types.json", formatModelTypes(types)],
    ]),
    entities: examples.reduce((sum, { entities }) => sum + entities.length, 0),
    relations: examples.reduce((sum, { relations }) => sum + relations.length, 0),
    leftOut: counts,
    notes: examples.length === 0 && sentences === "confirmed" ? [empty] : [],
  };
}

/** The format has no suggestions: all that is written is an example. */
const asConfirmed = (doc: Doc): Doc => ({
  ...doc,
  entities: confirmed(doc.entities),
  relations: confirmed(doc.relations),
});

const confirmed = <T extends { readonly status: Status }>(table: Table<T>): Table<T> =>
  Object.fromEntries(
    Object.entries(table).map(([id, item]) => [id, { ...item, status: "confirmed" as const }]),
  );
