import { t } from "../../language/words.ts";
import type { Format } from "../format.ts";
import { xmlText } from "../xml/escapeXml.ts";
import { type Facts, factsOf, notInTriples, writtenTriples } from "./facts.ts";

/** A graph of things and relations for Gephi, yEd, Cytoscape and NetworkX. */
export const graphml = {
  id: "graphml",
  get label() {
    return t("GraphML (graph of triples)");
  },
  writer: {
    get cannotHold() {
      return [...notInTriples(), t("texts and names of documents")];
    },
    target: "file",
    holdsWords: null,
    write: (content) =>
      writtenTriples(content.docs, new Map([["triples.graphml", formatGraphml(factsOf(content))]])),
  },
} as const satisfies Format;

const KEYS = [
  ["node", "label", "string"],
  ["node", "type", "string"],
  ["node", "forms", "string"],
  ["edge", "relation", "string"],
  ["edge", "count", "int"],
  ["edge", "score", "double"],
  ["edge", "status", "string"],
  ["edge", "documents", "int"],
] as const;

/** Triples as a graph. */
export function formatGraphml({ triples, things }: Facts): string {
  const places = new Map(things.map(({ id }, place) => [id, `n${place}`]));
  const keys = KEYS.map(
    ([of, name, type]) =>
      `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
  );
  const nodes = things.map(
    ({ id, name, type, forms }) =>
      `    <node id="${places.get(id)}">${data({ label: name, type, forms: forms.join(" | ") })}</node>`,
  );
  const edges = triples.map(
    ({ head, tail, relation, evidence, best, status, docs }, place) =>
      `    <edge id="e${place}" source="${places.get(head.id)}" target="${places.get(tail.id)}">${data(
        {
          relation,
          count: evidence.length,
          score: best,
          status: status === "both" ? "confirmed and suggested" : status,
          documents: docs.length,
        },
      )}</edge>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph edgedefault="directed">',
    ...nodes,
    ...edges,
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

const data = (values: Readonly<Record<string, string | number | null>>): string =>
  Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `<data key="${key}">${xmlText(String(value))}</data>`)
    .join("");
