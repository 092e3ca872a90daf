import Papa from "papaparse";
import { t } from "../../language/words.ts";
import type { Content, Format, Writer } from "../format.ts";
import { factsOf, notInTriples, writtenTriples } from "./facts.ts";

const writer = (target: Writer["target"], write: Writer["write"]): Writer => ({
  get cannotHold() {
    return [
      ...notInTriples(),
      t("texts and names of documents"),
      t("whether an annotation is confirmed or suggested"),
    ];
  },
  target,
  holdsWords: null,
  write,
});

/** Two tables as `neo4j-admin database import` reads them. */
export const neo4j = {
  id: "neo4j",
  get label() {
    return t("CSV for Neo4j (nodes and relationships)");
  },
  libraries: ["papaparse"],
  writer: writer("folder", (content) => writtenTriples(content.docs, formatNeo4j(content))),
} as const satisfies Format;

/** A script that makes the graph in Neo4j, and changes nothing where it is there already. */
export const cypher = {
  id: "cypher",
  get label() {
    return t("Cypher script (graph of triples)");
  },
  writer: writer("file", (content) =>
    writtenTriples(content.docs, new Map([["triples.cypher", formatCypher(content)]])),
  ),
} as const satisfies Format;

function formatNeo4j(content: Content): Map<string, string> {
  const { triples, things } = factsOf(content);
  const places = new Map(things.map(({ id }, place) => [id, `n${place}`]));
  // A semicolon would make two labels of one: the type as it is called stands beside.
  const nodes = things.map(({ id, name, type }) => [
    places.get(id),
    name,
    type,
    type.replaceAll(";", ","),
  ]);
  const links = triples.map(({ head, tail, relation, evidence, best, docs }) => [
    places.get(head.id),
    places.get(tail.id),
    relation,
    evidence.length,
    best,
    docs.length,
  ]);
  const table = (rows: unknown[][]) => `${Papa.unparse(rows, { newline: "\n" })}\n`;
  return new Map([
    ["nodes.csv", table([["id:ID", "name", "type", ":LABEL"], ...nodes])],
    [
      "relationships.csv",
      table([
        [":START_ID", ":END_ID", ":TYPE", "count:int", "score:double", "documents:int"],
        ...links,
      ]),
    ],
  ]);
}

function formatCypher(content: Content): string {
  const { triples, things } = factsOf(content);
  const nodes = things.map(
    ({ id, name, type }) =>
      `MERGE (n:${label(type)} {id: ${string(id)}}) SET n.name = ${string(name)}, n.type = ${string(type)};`,
  );
  const links = triples.map(({ head, tail, relation, evidence, best, docs }) => {
    const ends = `(a:${label(head.type)} {id: ${string(head.id)}}), (b:${label(tail.type)} {id: ${string(tail.id)}})`;
    const facts = `r.count = ${evidence.length}, r.documents = ${docs.length}, r.score = ${best}`;
    return `MATCH ${ends} MERGE (a)-[r:${label(relation)}]->(b) SET ${facts};`;
  });
  return [...nodes, ...links, ""].join("\n");
}

/**
 * A name between back quotes. Neo4j reads escapes like \u0060 before anything else, also in names, so
 * a backslash is the sign that looks like one; the exact name is a property.
 */
const label = (name: string): string =>
  `\`${name.replaceAll("\\", "\u29f5").replaceAll("`", "``")}\``;

const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const string = (text: string): string =>
  `'${text.replace(/[\\']/g, "\\$&").replace(/[\n\r\t]/g, (sign) => ESCAPES[sign])}'`;
