import { t } from "../language/words.ts";
import { isRecord } from "./isRecord.ts";
import { jsonItems } from "./jsonContent.ts";
import { baseName, type SourceFile } from "./sourceFile.ts";
import { isGraphTable } from "./table/graphTable.ts";

/** Endings of graphs: those that are written here, and those of their kin. */
const NAMED = /\.(?:ttl|trig|n3|nt|nq|owl|rdfs?|graphml|gexf|gml|gv|dot|cypher|cql)$/i;
/** How graphs begin that are written as XML: after its declaration and remarks. */
const XML_ROOT = /^\s*(?:<[?!][^>]*>\s*)*<(?:rdf:RDF|(?:\w+:)?(?:graphml|gexf))[\s>]/;
const HEAD_LETTERS = 2000;

/** What a file is, of which nothing is to annotate: a graph, by its name or by what is in it. */
export function graphOf(file: SourceFile): string | undefined {
  const name = baseName(file.path);
  const has = (shows: (text: string) => boolean) => file.text !== null && shows(file.text.text);
  const isGraph =
    NAMED.test(name) ||
    (/\.xml$/i.test(name) && has((text) => XML_ROOT.test(text.slice(0, HEAD_LETTERS)))) ||
    (/\.(?:csv|tsv|tab)$/i.test(name) && has(isGraphTable));
  return isGraph ? graph() : undefined;
}

/** The same of JSON that no format knows: JSON-LD names its nodes. */
export function graphOfJson(file: SourceFile): string | undefined {
  const json = file.json();
  if (!json || json.kind === "broken") return undefined;
  const isNode = (value: unknown) =>
    isRecord(value) && ["@id", "@graph"].some((key) => Object.hasOwn(value, key));
  return jsonItems(json).some(({ value }) => isNode(value)) ? graph() : undefined;
}

const graph = (): string => t("is a graph: graphs are written here, but not read");
