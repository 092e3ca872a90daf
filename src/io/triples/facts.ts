import type { Doc } from "../../core/document/document.ts";
import type { Thing } from "../../core/results/mentions.ts";
import { type Triple, thingsOf, triplesOf } from "../../core/results/triples.ts";
import { t } from "../../language/words.ts";
import type { Content, Written } from "../format.ts";

/** Triples, and the things that they are about. */
export interface Facts {
  readonly triples: readonly Triple[];
  readonly things: readonly Thing[];
}

/** What the relations of documents say together: mentions are merged as in the view of triples. */
export function factsOf({ docs, types, mentions }: Content): Facts {
  const relations = Object.entries(types.relations).map(([name, { symmetric }]) => {
    return { name, symmetric };
  });
  const triples = triplesOf(docs, { status: "both", from: 0 }, relations, mentions);
  return { triples, things: thingsOf(triples) };
}

/** What all forms of triples lack. */
export const notInTriples = (): string[] => [
  t("spans without a relation"),
  t("what relations may link"),
];

/** Files of triples, with how many spans and relations they are made of. */
export function writtenTriples(docs: readonly Doc[], files: Written["files"]): Written {
  const relations = docs.flatMap((doc) => Object.values(doc.relations).map((r) => ({ doc, r })));
  const ends = relations.flatMap(({ doc, r }) => [r.head, r.tail].map((id) => doc.entities[id]));
  return {
    files,
    entities: new Set(ends).size,
    relations: relations.length,
    leftOut: new Map(),
    notes: [],
  };
}
