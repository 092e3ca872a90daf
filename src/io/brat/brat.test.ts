import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { exactWords } from "../../core/document/words.ts";
import { exampleOf } from "../../core/learn/exampleOf.ts";
import { sentenceRanges } from "../../text/sentences.ts";
import { wordRanges } from "../../text/words.ts";
import expected from "../fixtures/brat/own/expected.json" with { type: "json" };
import { fixture, readTexts, relationsOf } from "../fixtures/readTexts.ts";
import type { Reading } from "../reading.ts";
import { writeBrat } from "./writeBrat.ts";

const read = (path: string) =>
  readFileSync(new URL(`../fixtures/brat/${path}`, import.meta.url), "utf8");

const samples = ["brat-news-tutorial", "mspt", "own"].flatMap((folder) =>
  readdirSync(new URL(`../fixtures/brat/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith(".ann") && file !== "own-broken.ann")
    .map((file) => `${folder}/${file.slice(0, -4)}`),
);
const ofFolder = new Map<string, Reading>();
async function sample(path: string) {
  const [folder, name] = path.split("/");
  const reading = ofFolder.get(folder) ?? (await readTexts(fixture(`brat/${folder}`)));
  ofFolder.set(folder, reading);
  const doc = reading.docs.find(({ id }) => id === `${name}.txt`) as Doc;
  return { reading, doc, text: read(`${path}.txt`), ann: read(`${path}.ann`) };
}
const equivalent = (ann: string) =>
  (ann.match(/^\*.*/gm) ?? []).map((line) => {
    const count = line.trim().split(/\s+/).length - 2;
    return (count * (count - 1)) / 2;
  });

describe.each(samples)("%s", async (path) => {
  const { reading, doc, text, ann } = await sample(path);

  test("every annotation comes, with the text that brat wrote beside it", () => {
    const covered = Object.values(doc.entities).map((e) => text.slice(e.start, e.end));
    const lines = ann.split(/\r?\n/).filter((line) => line.startsWith("T"));
    expect(covered).toHaveLength(lines.length);
    const named = lines.filter((line) => !line.includes(";")).map((line) => line.split("\t")[2]);
    for (const name of named) expect(covered).toContain(name);
  });

  test("every entity lies on word borders of one sentence", () => {
    for (const entity of Object.values(doc.entities)) {
      const sentence = doc.sentences.find((s) => s.start <= entity.start && entity.end <= s.end);
      expect(sentence && exactWords(sentence, entity)).toBeTruthy();
    }
    expect(
      doc.sentences.map((s) => exampleOf(doc, s, doc.confirmed[s.id]).entitiesOutside),
    ).not.toContain(1);
  });

  test("what is written is read again as the same", async () => {
    const { types } = reading;
    const { files } = writeBrat({ docs: [doc], types, sentences: "all" });
    const again = await readTexts(Object.fromEntries(files));
    const plain = ({ entities, relations }: Doc) => ({
      entities: Object.values(entities)
        .map((e) => [e.type, e.start, e.end, e.fragments])
        .sort(),
      relations: Object.values(relations)
        .map((r) => [r.type, entities[r.head].start, entities[r.tail].start])
        .sort(),
    });
    expect(again.docs).toHaveLength(1);
    expect(plain(again.docs[0])).toEqual(plain(doc));
    expect(again.types).toEqual(types);
    expect([again.leftOut, again.notRead, again.notes]).toEqual([[], [], []]);
  });
});

test("94 % of annotations lie on word borders without help, no sentence cuts one", async () => {
  let all = 0;
  let onBorders = 0;
  const cut: string[] = [];
  for (const path of samples) {
    const { text, doc } = await sample(path);
    const words = wordRanges(text);
    const starts = new Set(words.map(([start]) => start));
    const ends = new Set(words.map(([, end]) => end));
    const borders = sentenceRanges(text).map(([start]) => start);
    for (const { start, end } of Object.values(doc.entities)) {
      all++;
      if (starts.has(start) && ends.has(end)) onBorders++;
      if (borders.some((border) => start < border && border < end)) {
        cut.push(text.slice(start, end));
      }
    }
  }
  expect(samples).toHaveLength(17);
  expect(onBorders / all).toBeGreaterThanOrEqual(0.94);
  expect(cut).toEqual([]);
});

describe("the counts of expected.json", () => {
  const rows = Object.entries(expected).filter(([name]) => name !== "own-broken");
  test.each(rows)("%s", async (name, { T, R, codepoints, utf16_units }) => {
    const { text, ann, doc } = await sample(`own/${name}`);
    expect(text.length).toBe(utf16_units);
    expect([...text].length).toBe(codepoints);
    expect(Object.keys(doc.entities)).toHaveLength(T);
    const events = ann.match(/^E.*/gm)?.join(" ").match(/ \S+:/g)?.length ?? 0;
    const pairs = equivalent(ann).reduce((sum, n) => sum + n, 0);
    expect(Object.keys(doc.relations)).toHaveLength(R + events + pairs);
  });
});

test("triggers become entities, arguments relations without role numbers, the rest is counted", async () => {
  const files = fixture("brat/own");
  const names = ["own-features.txt", "own-features.ann", "annotation.conf"];
  const reading = await readTexts(Object.fromEntries(names.map((name) => [name, files[name]])));
  const relations = relationsOf(reading);
  expect(relations).toContain("joined –Who→ Lena Fox");
  expect(relations).toContain("joined –Who→ Tom");
  expect(relations).toContain("joined –Where→ Oslo office of Blue Fjord Bank");
  expect(reading.leftOut.map(({ kind }) => kind).sort()).toEqual([
    "attributes",
    "attributes",
    "attributes",
    "normalizations",
    "notes",
  ]);
  expect(reading.types.relations.Equiv).toMatchObject({ symmetric: true });
  const north = Object.values(reading.docs[0].entities).find((entity) => entity.fragments);
  expect(north).toMatchObject({
    start: 95,
    end: 118,
    fragments: [
      [95, 100],
      [111, 118],
    ],
  });
});

test("an empty .ann confirms nothing, any other every sentence", async () => {
  for (const [name, all] of [
    ["own-empty", false],
    ["own-basic", true],
  ] as const) {
    const { doc } = await sample(`own/${name}`);
    expect(Object.keys(doc.confirmed)).toHaveLength(all ? doc.sentences.length : 0);
  }
});

test("types without annotation.conf are those of the annotations", async () => {
  const { types } = await readTexts({
    "a.txt": read("own/own-basic.txt"),
    "a.ann": read("own/own-basic.ann"),
  });
  expect(types).toMatchObject({
    entities: { Peop: { short: "Peop" }, Org: {}, Loc: {} },
    relations: { Work_For: { verbose: "Work For", symmetric: false } },
  });
});

test("blanks at the ends of a span are trimmed, a span cut at a line end is one", async () => {
  const text = "New York\nCity is big.";
  const ann = "T1\tLoc 0 8;9 14\tNew York City \nT2\tLoc 3 4\t \nR1\tIn Arg1:T1 Arg2:T2";
  const reading = await readTexts({ "a.txt": text, "a.ann": ann });
  expect(Object.values(reading.docs[0].entities)).toMatchObject([{ start: 0, end: 13 }]);
  expect(reading.leftOut.map(({ kind }) => kind)).toEqual([
    "spans of blanks only",
    "relations of what was left out",
  ]);
  const { files } = writeBrat({ ...reading, sentences: "all" });
  expect(files.get("a.ann")).toBe("T1\tLoc 0 8;9 13\tNew York City\n");
});
