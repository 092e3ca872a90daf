import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { testDoc, withEntity, withRelation } from "../core/fixtures/project.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import { WRITABLE } from "./formats.ts";

const REASON = "is a graph: graphs are written here, but not read";
const own = { type: "P", status: "confirmed", score: null } as const;
const long = "the very long name of a thing";
const spans = withEntity(testDoc("d", `Ada met ${long}.`), "a", "Ada", own);
const doc = withRelation(withEntity(spans, "b", long, own), "r", ["a", "Met", "b"], own);
const named = (name: string) => ({ short: name, verbose: name });
const types = {
  entities: { P: named("P") },
  relations: { Met: { ...named("Met"), symmetric: false } },
};
const GRAPHS = WRITABLE.filter(({ writer }) => writer.holdsWords === null);

describe.each(GRAPHS)("$id", ({ writer }) => {
  test.each([
    ["with relations", [doc]],
    ["without any", []],
  ])("is refused as a graph, a file or a zip of several (%s)", async (_, docs) => {
    const { files } = await writer.write({ docs, types, sentences: "all" });
    const bytes = [...files].map(
      ([name, content]) => [name, new TextEncoder().encode(content as string)] as const,
    );
    const full = bytes.filter(([name, content]) => content.length > 3 || !name.endsWith(".jsonld"));
    const alone = await readTexts(Object.fromEntries(full));
    expect(alone.docs).toEqual([]);
    expect(alone.notRead).toEqual(full.map(([file]) => ({ file, reason: REASON })));
    const zip = await readTexts({ "a.zip": zipSync(Object.fromEntries(full)) });
    expect(zip.docs).toEqual([]);
    const inZip = full.map(([name]) => ({ file: `a.zip/${name}`, reason: REASON }));
    if (full.length > 0) expect(zip.notRead).toEqual(inZip);
  });
});

test.each([
  ["nodes of others", "a.csv", "personId:ID(Person);name;born:int;:LABEL\n1;Ada;1815;P\n"],
  ["links of others", "a.tsv", ":START_ID\t:END_ID\t:TYPE\n1\t2\tMET\n"],
  ["quoted names", "a.csv", '"id:ID","name"\n"1","Ada"\n'],
  ["a graph as XML", "a.xml", '<?xml version="1.0"?>\n<!-- x -->\n<graphml xmlns="x"></graphml>'],
  ["RDF as XML", "a.xml", '<rdf:RDF xmlns:rdf="x"></rdf:RDF>'],
  ["JSON-LD with a context", "a.json", '{"@context": {}, "@graph": []}'],
  ["a drawing", "a.dot", "digraph { a -> b }"],
])("%s: refused as a graph", async (_, name, text) => {
  const { docs, notRead } = await readTexts({ [name]: text });
  expect(docs).toEqual([]);
  expect(notRead).toEqual([{ file: name, reason: REASON }]);
});

test.each([
  ["texts of nodes", "a.csv", "id:ID,abstract:string\n1,Ada left Rome.\n"],
  ["sentences of nodes", "a.csv", "id:ID,said\n1,Ada left Rome for good.\n"],
  ["a column that is called like it", "a.csv", "text,see\nAda left Rome.,x:ID\n"],
  ["XML that tells of graphs", "a.xml", "<p>A graphml file.</p>"],
])("%s: read", async (_, name, text) => {
  const { docs, notRead } = await readTexts({ [name]: text });
  expect(notRead).toEqual([]);
  expect(docs).toHaveLength(1);
});
