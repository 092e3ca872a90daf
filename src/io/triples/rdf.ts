import type { Quad, Term } from "n3";
import { t } from "../../language/words.ts";
import type { Content, Format, Writer, Written } from "../format.ts";
import { notInTriples, writtenTriples } from "./facts.ts";
import { VOCABULARIES } from "./iris.ts";
import { type Statement, statementsOf } from "./statements.ts";

const writer = (write: Writer["write"]): Writer => ({
  get cannotHold() {
    return [...notInTriples(), t("documents without a relation")];
  },
  target: "file",
  holdsWords: null,
  write,
});

/** Triples with where they come from, as RDF that people read. */
export const turtle = {
  id: "turtle",
  get label() {
    return t("Turtle (triples with provenance)");
  },
  libraries: ["n3"],
  writer: writer((content) => written(content, "Turtle", "triples.ttl")),
} as const satisfies Format;

/** Triples in the graphs of their documents, as RDF line by line. */
export const nquads = {
  id: "nquads",
  get label() {
    return t("N-Quads (triples with provenance)");
  },
  libraries: ["n3"],
  writer: writer((content) => written(content, "N-Quads", "triples.nq")),
} as const satisfies Format;

/** Triples with where they come from, as JSON. */
export const jsonld = {
  id: "jsonld",
  get label() {
    return t("JSON-LD (triples with provenance)");
  },
  writer: writer((content) => {
    const file = formatJsonLd(statementsOf(content));
    return writtenTriples(content.docs, new Map([["triples.jsonld", file]]));
  }),
} as const satisfies Format;

async function written(
  content: Content,
  format: "Turtle" | "N-Quads",
  name: string,
): Promise<Written> {
  const { DataFactory, Writer } = await import("n3");
  const { namedNode, literal, quad, defaultGraph } = DataFactory;
  const writer = new Writer({ format, prefixes: format === "Turtle" ? VOCABULARIES : {} });
  for (const { subject, predicate, object, said = [] } of statementsOf(content)) {
    const end: Term =
      "iri" in object ? namedNode(object.iri) : literal(object.value, namedNode(object.datatype));
    const graphs = format === "Turtle" || said.length === 0 ? [null] : said;
    for (const graph of graphs) {
      const where = graph === null ? defaultGraph() : namedNode(graph);
      const made: Quad = quad(namedNode(subject), namedNode(predicate), end, where);
      writer.addQuad(made);
    }
  }
  const file = await new Promise<string>((resolve, reject) =>
    writer.end((error, result) => (error ? reject(error) : resolve(result))),
  );
  return writtenTriples(content.docs, new Map([[name, file]]));
}

/** Expanded JSON-LD: full IRIs, so that no context has to be fetched or can be misread. */
function formatJsonLd(statements: readonly Statement[]): string {
  const nodes = new Map<string, Map<string, object[]>>();
  for (const { subject, predicate, object } of statements) {
    const node = nodes.get(subject) ?? new Map<string, object[]>();
    nodes.set(subject, node);
    const values = node.get(predicate) ?? [];
    node.set(predicate, values);
    values.push(
      "iri" in object
        ? { "@id": object.iri }
        : { "@value": object.value, "@type": object.datatype },
    );
  }
  const made = [...nodes].map(([id, fields]) => ({ "@id": id, ...Object.fromEntries(fields) }));
  return `${JSON.stringify(made, null, 1)}\n`;
}
