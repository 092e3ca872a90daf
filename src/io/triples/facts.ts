import type { Doc } from "../../core/document/document.ts";
import type { Thing } from "../../core/results/mentions.ts";
import { type Triple, thingsOf, triplesOf } from "../../core/results/triples.ts";
import { t } from "../../language/words.ts";
import { type Content, counter, type Written } from "../format.ts";
import { gapsLost } from "../pieces.ts";

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
export const notInTriples = (): string[] => [unlinked(), gapsLost(), t("what relations may link")];

const unlinked = (): string => t("spans without a relation");

/** Files of triples, with how many spans and relations they are made of. */
export function writtenTriples(docs: readonly Doc[], files: Written["files"]): Written {
  const relations = docs.flatMap((doc) => Object.values(doc.relations).map((r) => ({ doc, r })));
  const ends = new Set(
    relations.flatMap(({ doc, r }) => [r.head, r.tail].map((id) => doc.entities[id])),
  );
  const { counts, count } = counter();
  const spans = docs.reduce((sum, { entities }) => sum + Object.keys(entities).length, 0);
  count(unlinked(), spans - ends.size);
  count(gapsLost(), [...ends].filter(({ fragments }) => fragments).length);
  return { files, entities: ends.size, relations: relations.length, leftOut: counts, notes: [] };
}
