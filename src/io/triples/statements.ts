import type { Doc, Maker, Range } from "../../core/document/document.ts";
import type { Thing } from "../../core/results/mentions.ts";
import type { Evidence, Triple } from "../../core/results/triples.ts";
import { codePoints } from "../codePoints.ts";
import type { Content } from "../format.ts";
import { factsOf } from "./facts.ts";
import { minted, term, wellFormed } from "./iris.ts";

/** What a statement of RDF ends in: what an IRI names, or a value. */
export type RdfObject =
  | { readonly iri: string }
  | { readonly value: string; readonly datatype: string };

/** A statement of RDF, with the document that says it where one does. */
export interface Statement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: RdfObject;
  readonly said?: readonly string[];
}

const A = term("rdf", "type");
const LABEL = term("rdfs", "label");
const DERIVED = term("prov", "wasDerivedFrom");
const AGENTS: Readonly<Record<Maker, { readonly kind: string; readonly label: string }>> = {
  user: { kind: "Person", label: "user" },
  model: { kind: "SoftwareAgent", label: "model" },
  import: { kind: "Agent", label: "imported file" },
};

const iri = (named: string): RdfObject => ({ iri: named });
const text = (value: string): RdfObject => typed(wellFormed(value), "string");
const typed = (value: string, type: string): RdfObject => ({ value, datatype: term("xsd", type) });
const agent = (maker: Maker) => minted("agent", maker);
const docIri = ({ id }: Doc) => minted("document", id);
const thingIri = ({ type, key }: Thing) => minted("thing", type, key);

/**
 * Triples in RDF: each as a statement, and as a thing of its own that leads by PROV to its evidence.
 * Evidence has status, score, who made and who confirmed it, and mentions in NIF: offsets in code
 * points of the text that stands beside them.
 */
export function statementsOf(content: Content): Statement[] {
  const { triples, things } = factsOf(content);
  const docs = new Map(content.docs.map((doc) => [doc.id, doc]));
  const said = new Set(triples.flatMap((triple) => triple.docs));
  const types = new Set(things.map(({ type }) => type));
  const relations = new Set(triples.map(({ relation }) => relation));
  const all: Statement[] = [];
  const say: Say = (subject, predicate, object) => all.push({ subject, predicate, object });
  for (const type of types) {
    say(minted("type", type), A, iri(term("owl", "Class")));
    say(minted("type", type), LABEL, text(type));
  }
  for (const relation of relations) {
    say(minted("relation", relation), A, iri(term("rdf", "Property")));
    say(minted("relation", relation), LABEL, text(relation));
  }
  for (const thing of things) {
    say(thingIri(thing), A, iri(minted("type", thing.type)));
    for (const form of thing.forms)
      say(thingIri(thing), form === thing.name ? LABEL : minted("is", "alsoWritten"), text(form));
  }
  if (triples.length > 0)
    for (const maker of ["user", "model", "import"] as const) {
      say(agent(maker), A, iri(term("prov", AGENTS[maker].kind)));
      say(agent(maker), LABEL, text(AGENTS[maker].label));
    }
  const contexts = new Map([...said].map((id) => [id, contextOf(docs.get(id)!, say)]));
  for (const triple of triples) {
    const [subject, object] = [triple.head, triple.tail].map(thingIri);
    const predicate = minted("relation", triple.relation);
    const graphs = triple.docs.map((id) => docIri(docs.get(id)!));
    all.push({ subject, predicate, object: iri(object), said: graphs });
    sayEvidence(triple, [subject, predicate, object], contexts, say);
  }
  return all;
}

type Say = (subject: string, predicate: string, object: RdfObject) => void;

/** A document that says something, and how its stretches are named. */
interface TextContext {
  readonly doc: Doc;
  readonly mention: (range: Range) => string;
}

function contextOf(doc: Doc, say: Say): TextContext {
  const own = docIri(doc);
  say(own, A, iri(term("nif", "Context")));
  say(own, LABEL, text(doc.name));
  say(own, term("nif", "isString"), text(doc.text));
  const points = codePoints(doc.text);
  const made = new Set<string>();
  const mention = ([start, end]: Range) => {
    const [from, to] = [start, end].map(points.fromUtf16);
    const named = `${own}#char=${from},${to}`;
    if (made.has(named)) return named;
    made.add(named);
    say(named, A, iri(term("nif", "Phrase")));
    say(named, term("nif", "referenceContext"), iri(own));
    say(named, term("nif", "beginIndex"), typed(String(from), "nonNegativeInteger"));
    say(named, term("nif", "endIndex"), typed(String(to), "nonNegativeInteger"));
    say(named, term("nif", "anchorOf"), text(doc.text.slice(start, end)));
    return named;
  };
  return { doc, mention };
}

function sayEvidence(
  { id, evidence }: Triple,
  [subject, predicate, object]: readonly string[],
  contexts: ReadonlyMap<string, TextContext>,
  say: Say,
): void {
  const statement = minted("statement", id);
  say(statement, A, iri(term("rdf", "Statement")));
  say(statement, term("rdf", "subject"), iri(subject));
  say(statement, term("rdf", "predicate"), iri(predicate));
  say(statement, term("rdf", "object"), iri(object));
  for (const one of evidence) {
    const named = minted("evidence", one.doc, one.relation);
    say(statement, DERIVED, iri(named));
    sayOne(named, one, contexts.get(one.doc)!, say);
  }
}

function sayOne(named: string, one: Evidence, { doc, mention }: TextContext, say: Say): void {
  const { by } = doc.relations[one.relation];
  say(named, A, iri(term("prov", "Entity")));
  say(named, DERIVED, iri(docIri(doc)));
  say(named, minted("is", "headMention"), iri(mention(one.head)));
  say(named, minted("is", "tailMention"), iri(mention(one.tail)));
  say(named, minted("is", "status"), text(one.status));
  if (one.score !== null) say(named, minted("is", "score"), typed(String(one.score), "double"));
  say(named, term("prov", "wasAttributedTo"), iri(agent(by)));
  // Of what came with a file nobody knows whether it was confirmed before or after.
  if (one.status === "confirmed")
    say(named, minted("is", "confirmedBy"), iri(agent(by === "import" ? "import" : "user")));
}
