import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import type { Doc } from "../core/document/document.ts";
import { testDoc, testScope } from "../core/fixtures/project.ts";
import { anyTypeName, differentTypeNames } from "../core/types/anyTypeName.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import { type FormatId, formatOf } from "./formats.ts";
import { typeNames } from "./typeNames.ts";

const names = differentTypeNames({ minLength: 2, maxLength: 6 });

/** Spans and relations of such types: sentence by sentence one relation. */
const content = fc
  .record({ entities: names, relations: names, verbose: anyTypeName })
  .map(({ entities, relations, verbose }) => {
    const long = (name: string) => ({ short: name, verbose: `${verbose} ${name}` });
    const types: ModelTypes = {
      entities: Object.fromEntries(entities.map((name) => [name, long(name)])),
      relations: Object.fromEntries(
        relations.map((name, i) => [
          name,
          { ...long(name), symmetric: false, ...(i > 0 && { heads: [entities[0]] }) },
        ]),
      ),
    };
    return { types, doc: docOf(entities, relations) };
  });

function docOf(entities: readonly string[], relations: readonly string[]): Doc {
  const count = Math.max(entities.length, relations.length);
  const doc = testDoc(
    "a",
    Array.from({ length: count }, (_, i) => `Ada${i} met Bob${i}.`).join(" "),
  );
  const of = (i: number, side: number) => {
    const [start, end] = doc.sentences[i].words[2 * side];
    const type = entities[(i + side) % entities.length];
    return {
      id: `e${i}.${side}`,
      start,
      end,
      type,
      status: "confirmed",
      by: "user",
      score: null,
    } as const;
  };
  const spans = doc.sentences.flatMap((_, i) => [of(i, 0), of(i, 1)]);
  const arcs = relations.map((type, i) => {
    const ends = { head: `e${i}.0`, tail: `e${i}.1` };
    return { id: `r${i}`, ...ends, type, status: "confirmed", by: "user", score: null } as const;
  });
  return {
    ...doc,
    entities: Object.fromEntries(spans.map((entity) => [entity.id, entity])),
    relations: Object.fromEntries(arcs.map((relation) => [relation.id, relation])),
    confirmed: Object.fromEntries(doc.sentences.map(({ id }) => [id, testScope])),
  };
}

/** What is annotated, in words. */
function told(doc: Doc): string[] {
  const words = (id: string) => doc.text.slice(doc.entities[id].start, doc.entities[id].end);
  return [
    ...Object.values(doc.entities).map(({ id, type }) => `${words(id)} is ${type}`),
    ...Object.values(doc.relations).map((r) => `${words(r.head)} ${r.type} ${words(r.tail)}`),
  ].sort();
}

const written = (id: FormatId, doc: Doc, types: ModelTypes) =>
  formatOf(id).writer!.write({ docs: [doc], types, sentences: "confirmed" });

test.each(["spert", "brat"] as const)(
  "%s gives every type back, whatever it is called",
  async (id) => {
    await fc.assert(
      fc.asyncProperty(content, async ({ doc, types }) => {
        const { files } = await written(id, doc, types);
        const reading = await readTexts(Object.fromEntries(files));
        expect(reading.notRead).toEqual([]);
        expect(reading.leftOut).toEqual([]);
        expect(reading.docs.map(told)).toEqual([told(doc)]);
        for (const kind of ["entities", "relations"] as const) {
          const plain = (table: ModelTypes["relations"] | ModelTypes["entities"]) =>
            Object.entries(table)
              .map(([name, { short, verbose }]) => [name, short, verbose])
              .sort();
          expect(plain(reading.types[kind])).toEqual(plain(types[kind]));
        }
      }),
    );
  },
);

test("a table has every type as it is called, but for what would run as a formula", async () => {
  await fc.assert(
    fc.asyncProperty(content, async ({ doc, types }) => {
      const [text] = [...(await written("csv", doc, types)).files.values()].map(String);
      const { data } = Papa.parse<Record<string, string>>(text.trim(), { header: true });
      const unescaped = (cell: string) =>
        cell.replace(/^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/, "");
      const rows = data.map((row) => [row.head_type, row.relation, row.tail_type].map(unescaped));
      const wanted = Object.values(doc.relations).map((r) => [
        doc.entities[r.head].type,
        r.type,
        doc.entities[r.tail].type,
      ]);
      expect(rows).toEqual(wanted.map((row) => row.map(unescaped)));
    }),
  );
});

test.each([
  ["Works_For", "Works For"],
  ["a_b_c", "a b c"],
  ["__proto__", "__proto__"],
  ["__x_y__", "__x y__"],
  ["_a_", "_a_"],
  ["a__b", "a__b"],
  ["_", "_"],
])("%s is shown as %s, and stays so in brat's files", async (name, verbose) => {
  expect(typeNames(name).verbose).toBe(verbose);
  const reading = await readTexts({
    "a.txt": "Ada left.",
    "a.ann": `T1\t${name} 0 3\tAda\n`,
    "annotation.conf": `[entities]\n${name}\n`,
  });
  for (const id of ["brat", "spert"] as const) {
    const { files } = await written(id, { ...reading.docs[0], name: "a.txt" }, reading.types);
    const again = await readTexts(Object.fromEntries(files));
    expect(Object.entries(again.types.entities)).toEqual([[name, { short: name, verbose }]]);
  }
});
