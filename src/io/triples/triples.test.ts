import fc from "fast-check";
import { Parser, type Quad } from "n3";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { anyTypeName } from "../../core/types/anyTypeName.ts";
import type { Content } from "../format.ts";
import { type FormatId, formatOf } from "../formats.ts";

const HOSTILE = [
  "a`b\\u0060}) DETACH DELETE n //",
  "it's \\' \\\\' end",
  '"><x y="',
  "]]>&amp;<!--",
  "a b\u0000c",
  "half \ud800 pair",
  "a;b,\t=1+1",
  "<http://x> .",
  "\u202eabc 😀",
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(1)</script>",
  "=cmd()|'/C calc'!A0",
  ..."+1 -1 @SUM(A1) ＝1".split(" "),
  "\t=1",
  "\r=1",
  "a\nb",
];

/** One sentence: the first name is linked to the second, by a relation with the third one's name. */
function contentOf([head, tail, type, name]: readonly string[]): Content {
  const text = `😀 ${head} | ${tail}`;
  const entity = (id: string, words: string, start: number): Entity => {
    const end = start + words.length;
    return { id, start, end, type, status: "confirmed", by: "user", score: null };
  };
  const at = text.length - tail.length;
  const entities = { h: entity("h", head, 3), t: entity("t", tail, at) };
  const common = { type, head: "h", tail: "t", by: "model" } as const;
  const relations: Record<string, Relation> = {
    r: { id: "r", ...common, status: "confirmed", score: 0.75 },
    s: { id: "s", ...common, status: "suggested", score: 0.5 },
  };
  const sentences = [{ id: `${name}:0`, start: 0, end: text.length, words: [] }];
  const doc: Doc = {
    id: name,
    name,
    text,
    sentences,
    entities,
    relations,
    confirmed: {},
    createdAt: 0,
  };
  const named = { short: type, verbose: type };
  const types = {
    entities: Object.fromEntries([[type, named]]),
    relations: Object.fromEntries([[type, { ...named, symmetric: false }]]),
  };
  return { docs: [doc], types, sentences: "all" };
}

async function written(id: FormatId, content: Content): Promise<Map<string, string>> {
  const { files } = await formatOf(id).writer!.write(content);
  // As a file holds it: half a surrogate pair does not come through.
  const asStored = (text: unknown) => new TextDecoder().decode(new TextEncoder().encode(`${text}`));
  return new Map([...files].map(([name, file]) => [name, asStored(file)]));
}
const only = async (id: FormatId, content: Content) =>
  [...(await written(id, content)).values()][0];

const key = ({ subject, predicate, object, graph }: Quad, withGraph = false) =>
  JSON.stringify([
    subject.value,
    predicate.value,
    object.termType,
    object.value,
    object.termType === "Literal" ? object.datatype.value : "",
    withGraph ? graph.value : "",
  ]);

type Node = Record<string, string | { "@id"?: string; "@value"?: string; "@type"?: string }[]>;
const keysOfJson = (json: string): string[] =>
  (JSON.parse(json) as Node[]).flatMap((node) =>
    Object.entries(node).flatMap(([predicate, values]) =>
      typeof values === "string"
        ? []
        : values.map((v) =>
            v["@id"] === undefined
              ? JSON.stringify([node["@id"], predicate, "Literal", v["@value"], v["@type"], ""])
              : JSON.stringify([node["@id"], predicate, "NamedNode", v["@id"], "", ""]),
          ),
    ),
  );

/** Elements with their attributes and text. */
function xmlOf(xml: string) {
  const found: { name: string; at: Record<string, string>; text: string }[] = [];
  let isOpen = false;
  const parser = new SaxesParser();
  parser.on("closetag", () => {
    isOpen = false;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    found.push({ name, at: { ...attributes }, text: "" });
    isOpen = true;
  });
  parser.on("text", (text) => {
    if (isOpen) found[found.length - 1].text += text;
  });
  parser.write(xml).close();
  return found;
}

/** The strings and names of a script, and what is left of it: what Neo4j runs. */
function cypherOf(script: string) {
  const parts: string[] = [];
  const rest = script.replace(/'((?:\\.|[^'\\])*)'|`((?:``|[^`])*)`/gsu, (_, string, name) => {
    parts.push(
      string === undefined ? name.replaceAll("``", "`") : string.replace(/\\(.)/gsu, "$1"),
    );
    return string === undefined ? "N" : "S";
  });
  return { parts, rest };
}

const anyNames = fc.array(fc.oneof(anyTypeName, fc.constantFrom(...HOSTILE)), {
  minLength: 4,
  maxLength: 4,
});
const stored = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");
/** What XML can hold of a text. */
const held = (text: string) =>
  [...stored(text)].map((sign) => ("\t\n\r".includes(sign) ? sign : control(sign))).join("");
const control = (sign: string) => (sign < " " || /[\ufffe\uffff]/.test(sign) ? "\ufffd" : sign);
const blanks = (text: string) => text.replace(/\s+/gu, " ").trim();

test("RDF in three forms says the same, and what evidence there is, whatever the names", async () => {
  await fc.assert(
    fc.asyncProperty(anyNames, async (names) => {
      const content = contentOf(names);
      const quads = new Parser({ format: "Turtle" }).parse(await only("turtle", content));
      const lines = new Parser({ format: "N-Quads" }).parse(await only("nquads", content));
      const json = keysOfJson(await only("jsonld", content));
      const all = [...new Set(quads.map((quad) => key(quad)))].sort();
      expect([...new Set(lines.map((quad) => key(quad)))].sort()).toEqual(all);
      expect([...new Set(json)].sort()).toEqual(all);
      const [graph] = lines.filter((quad) => quad.graph.value !== "");
      expect(lines.filter((quad) => quad.graph.value !== "")).toHaveLength(1);
      const context = quads.filter(({ predicate }) => predicate.value.endsWith("#isString"));
      expect(context.map(({ subject, object }) => [subject.value, object.value])).toEqual([
        [graph.graph.value, stored(content.docs[0].text)],
      ]);
      const objects = (end: string) =>
        quads.filter(({ predicate }) => predicate.value.endsWith(end)).map((q) => q.object.value);
      expect(objects(":score").map(Number).sort()).toEqual([0.5, 0.75]);
      expect(objects(":confirmedBy")).toEqual(["urn:spanloom:agent:user"]);
      const points = [...stored(content.docs[0].text)];
      for (const { subject, object } of quads.filter((q) =>
        q.predicate.value.endsWith("#anchorOf"),
      )) {
        const [from, to] = subject.value.split("#char=")[1].split(",").map(Number);
        expect(points.slice(from, to).join("")).toBe(object.value);
      }
    }),
    { numRuns: 60 },
  );
});

test("an XML parser reads the graph as it was, whatever the names", async () => {
  await fc.assert(
    fc.asyncProperty(anyNames, async (names) => {
      const content = contentOf(names);
      const found = xmlOf(await only("graphml", content));
      const data = (name: string) =>
        found.filter((one) => one.name === "data" && one.at.key === name).map(({ text }) => text);
      expect(data("relation")).toEqual([held(names[2])]);
      expect(data("label")[0]).toBe(held(blanks(names[0])));
      expect([data("count"), data("score"), data("documents")]).toEqual([["2"], ["0.75"], ["1"]]);
      const ids = found.filter(({ name }) => name === "node").map(({ at }) => at.id);
      const [edge] = found.filter(({ name }) => name === "edge");
      expect(ids).toContain(edge.at.source);
      expect(ids).toContain(edge.at.target);
    }),
    { numRuns: 60 },
  );
});

test("tables and scripts for Neo4j hold the names, and no name runs", async () => {
  await fc.assert(
    fc.asyncProperty(anyNames, async (names) => {
      const content = contentOf(names);
      const [head, , type] = names;
      const files = await written("neo4j", content);
      const rows = (name: string) => {
        const { data, errors } = Papa.parse<string[]>(files.get(name)!.trimEnd(), {
          delimiter: ",",
        });
        expect(errors).toEqual([]);
        return data;
      };
      expect(rows("nodes.csv")[1]).toEqual([
        "n0",
        stored(blanks(head)),
        stored(type),
        stored(type).replaceAll(";", ","),
      ]);
      expect(rows("relationships.csv")[1].slice(2)).toEqual([stored(type), "2", "0.75", "1"]);
      const { parts, rest } = cypherOf(await only("cypher", content));
      expect(parts).toContain(stored(blanks(head)));
      expect(
        rest
          .trim()
          .split("\n")
          .every((line) => /^(?:MERGE \(n:N|MATCH \(a:N)/.test(line)),
      ).toBe(true);
      expect(rest).not.toMatch(/DELETE|['`]/);
    }),
    { numRuns: 60 },
  );
});

test("without relations every form is whole and empty", async () => {
  const content: Content = { ...contentOf(["a", "b", "c", "d"]), docs: [] };
  expect(new Parser().parse(await only("turtle", content))).toEqual([]);
  expect(await only("nquads", content)).toBe("");
  expect(JSON.parse(await only("jsonld", content))).toEqual([]);
  expect(xmlOf(await only("graphml", content)).filter(({ name }) => name === "node")).toEqual([]);
  expect((await only("tsv", content)).split("\t")).toHaveLength(14);
});
