import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { exactWords } from "../core/document/words.ts";
import { exampleOf } from "../core/learn/exampleOf.ts";
import { modelTypes, typesWithRules, withTypes } from "../core/types/schema.ts";
import { segmentAround } from "../text/segment.ts";
import { sentenceRanges } from "../text/sentences.ts";
import { wordRanges } from "../text/words.ts";
import { type BratAnnotations, parseBrat } from "./brat.ts";
import { formatBratConf, parseBratConf } from "./bratConf.ts";
import { docOfBrat } from "./bratDoc.ts";
import expected from "./fixtures/brat/own/expected.json" with { type: "json" };
import { formatBrat } from "./formatBrat.ts";
import { withTypesOf } from "./goldDoc.ts";
import { formatModelTypes } from "./modelTypes.ts";

const read = (path: string) =>
  readFileSync(new URL(`fixtures/brat/${path}`, import.meta.url), "utf8");
const noTypes = { entities: {}, relations: {} };

const samples = ["brat-news-tutorial", "mspt", "own"].flatMap((folder) =>
  readdirSync(new URL(`fixtures/brat/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith(".ann") && file !== "own-broken.ann")
    .map((file) => `${folder}/${file.slice(0, -4)}`),
);
function sample(path: string) {
  const text = read(`${path}.txt`);
  const ann = read(`${path}.ann`);
  const types = parseBratConf(read(`${path.split("/")[0]}/annotation.conf`));
  return { text, ann, types, brat: parseBrat(text, ann, `${path}.ann`, types) };
}
function imported(text: string, brat: BratAnnotations, types = noTypes) {
  const counts: Record<string, number> = {};
  const count = (kind: string) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  const doc = docOfBrat({ id: "d", name: "d", text }, brat, types, {
    segmentAround,
    count,
    now: 1,
  });
  return { doc, counts };
}

describe.each(samples)("%s", (path) => {
  const { text, ann, types, brat } = sample(path);
  const { doc } = imported(text, brat, types);

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
    expect(doc.sentences.map((s) => exampleOf(doc, s).entitiesOutside)).not.toContain(1);
  });

  test("what is written is read again as the same", () => {
    const { txt, ann } = formatBrat(doc);
    const again = imported(txt, parseBrat(txt, ann, "again.ann"), types).doc;
    const plain = ({ entities, relations }: typeof doc) => ({
      entities: Object.values(entities)
        .map((e) => [e.type, e.start, e.end, e.fragments])
        .sort(),
      relations: Object.values(relations)
        .map((r) => [r.type, entities[r.head].start, entities[r.tail].start])
        .sort(),
    });
    expect(plain(again)).toEqual(plain(doc));
  });
});

test("94 % of annotations lie on word borders without help, no sentence cuts one", () => {
  let all = 0;
  let onBorders = 0;
  const cut: string[] = [];
  for (const path of samples) {
    const { text, brat } = sample(path);
    const words = wordRanges(text);
    const starts = new Set(words.map(([start]) => start));
    const ends = new Set(words.map(([, end]) => end));
    const borders = sentenceRanges(text).map(([start]) => start);
    for (const { fragments } of brat.entities) {
      const [start, end] = [fragments[0][0], fragments.at(-1)![1]];
      all++;
      if (starts.has(start) && ends.has(end)) onBorders++;
      if (borders.some((border) => start < border && border < end))
        cut.push(text.slice(start, end));
    }
  }
  expect(samples).toHaveLength(17);
  expect(onBorders / all).toBeGreaterThanOrEqual(0.94);
  expect(cut).toEqual([]);
});

describe("the counts of expected.json", () => {
  const rows = Object.entries(expected).filter(([name]) => name !== "own-broken");
  test.each(rows)("%s", (name, { T, R, codepoints, utf16_units }) => {
    const { text, ann, brat } = sample(`own/${name}`);
    expect(text.length).toBe(utf16_units);
    expect([...text].length).toBe(codepoints);
    expect(brat.entities).toHaveLength(T);
    const events = ann.match(/^E.*/gm)?.join(" ").match(/ \S+:/g)?.length ?? 0;
    expect(brat.relations).toHaveLength(R + events);
  });
});

test("triggers become entities, arguments relations without role numbers, the rest is counted", () => {
  const { text, brat, types } = sample("own/own-features");
  const { doc, counts } = imported(text, brat, types);
  const relations = Object.values(doc.relations).map(({ type, head, tail }) => {
    const words = [head, tail].map((id) =>
      text.slice(doc.entities[id].start, doc.entities[id].end),
    );
    return `${type}: ${words.join(" → ")}`;
  });
  expect(relations).toContain("Who: joined → Lena Fox");
  expect(relations).toContain("Who: joined → Tom");
  expect(relations).toContain("Where: joined → Oslo office of Blue Fjord Bank");
  expect(counts).toEqual({ attributes: 3, equivalences: 1, normalizations: 1, notes: 1 });
  const north = Object.values(doc.entities).find((entity) => entity.fragments);
  expect(north).toMatchObject({
    start: 95,
    end: 118,
    fragments: [
      [95, 100],
      [111, 118],
    ],
  });
});

test("an empty .ann confirms nothing, any other every sentence", () => {
  for (const [name, all] of [
    ["own-empty", false],
    ["own-basic", true],
  ] as const) {
    const { text, brat } = sample(`own/${name}`);
    const { doc } = imported(text, brat);
    expect(Object.keys(doc.confirmed)).toHaveLength(all ? doc.sentences.length : 0);
  }
});

test("annotation.conf: event types are entity types, roles relations, rules and macros are neither", () => {
  const types = parseBratConf(read("brat-news-tutorial/annotation.conf"));
  expect(Object.keys(types.entities).slice(0, 6)).toEqual([
    "Person",
    "Organization",
    "GPE",
    "Money",
    "Be-born",
    "Marry",
  ]);
  expect(Object.keys(types.relations)).toEqual(
    expect.arrayContaining(["Located", "Org-Arg", "Person-Arg", "Event-Arg", "Place-Arg"]),
  );
  expect(Object.keys(types.relations)).not.toContain("Alias");
  expect(parseBratConf(read("own/annotation.conf")).relations.Where).toBeDefined();
});

describe("annotation.conf: what a relation may link", () => {
  const HEAD = "[entities]\nPerson\n!Group\n  Org\n  Team\nPlace\n<PO>=Person|Org\n[relations]\n";
  const linksOf = (rules: string, more = "") => {
    const { heads, tails } = parseBratConf(`${HEAD}R\t${rules}\n${more}`).relations.R;
    return { heads, tails };
  };
  test.each([
    { rules: "Arg1:Person, Arg2:Place", heads: ["Person"], tails: ["Place"] },
    { rules: "Arg1:Place|Person,  Arg2:<ENTITY>", heads: ["Person", "Place"] },
    { rules: "Arg1:<ANY>, Arg2:<PO>, <REL-TYPE>:symmetric", tails: ["Person", "Org"] },
    { rules: "Arg1:Group, Arg2:<PO>|Group|Place", heads: ["Org", "Team"] },
    { rules: "Arg1:Nobody, Arg2:<WHAT>" },
    { rules: "" },
    {
      rules: "Arg1:Person, Arg2:Place",
      more: "R\tArg1:Org, Arg2:Place",
      heads: ["Person", "Org"],
      tails: ["Place"],
    },
    {
      rules: "Arg1:Person, Arg2:Place",
      more: "R\tArg1:<ENTITY>, Arg2:Org",
      tails: ["Place", "Org"],
    },
    { rules: "Arg1:Person, Arg2:<EVENT>", more: "[events]\nGo", heads: ["Person"], tails: ["Go"] },
    { rules: "Arg1:Person, Arg2:Place", more: "[events]\nGo R:Person" },
  ])("$rules $more", ({ rules, more, heads, tails }) =>
    expect(linksOf(rules, more)).toEqual({ heads, tails }),
  );

  test("it is written and read again as the same", () => {
    const types = parseBratConf(read("brat-news-tutorial/annotation.conf"));
    expect(types.relations.Located).toMatchObject({ heads: ["Person"], tails: ["GPE"] });
    const schema = withTypes({ entities: [], relations: [] }, types);
    expect(schema.relations[0].tails).toEqual(["GPE"]);
    const again = parseBratConf(formatBratConf(typesWithRules(schema)));
    expect(again).toEqual(types);
    expect(formatModelTypes(types)).toBe(formatModelTypes(modelTypes(schema)));
  });
});

test("types without annotation.conf are those of the annotations", () => {
  const { text, brat } = sample("own/own-basic");
  const { doc } = imported(text, brat);
  expect(withTypesOf(noTypes, [doc])).toMatchObject({
    entities: { Peop: { short: "Peop" }, Org: {}, Loc: {} },
    relations: { Work_For: { verbose: "Work For", symmetric: false } },
  });
});

describe("faults name file and line", () => {
  const text = read("own/own-broken.txt");
  const lines = read("own/own-broken.ann").split("\n");
  const types = parseBratConf(read("own/annotation.conf"));
  const good = [lines[0], "T2\tLoc 19 25\tLondon"];
  test.each([
    {
      line: lines[1].replace("T2", "T3"),
      want: 'T3: the text at its offsets is "London", not "Paris"',
    },
    { line: lines[2], want: "T3: end 400 is past the text (27)" },
    { line: lines[3], want: "T4: start 25 is not before end 19" },
    { line: lines[4], want: '"T5 Loc 19 25 London" is not an id, a tab and an annotation' },
    { line: lines[5], want: "R1: there is no annotation T9" },
    { line: lines[6], want: "R2 joins T1 to itself" },
    { line: lines[7], want: "the id T1 is used on line 1 too" },
    { line: lines[8], want: 'the type "Planet" is not in annotation.conf' },
    { line: "R3\tLive_In Arg1:T1", want: "R3 has 1 arguments, a relation has two" },
    { line: "R3\tLive_In Arg1:T1 T2", want: 'R3: "T2" is not a role and an id, as in "Arg1:T1"' },
    { line: "E1\tLoc:T7 Who:T1", want: "E1: there is no trigger T7" },
    { line: "E1\tJoin:T1 Who:T2", want: "E1 is Join, its trigger T1 is Peop" },
    { line: "T9\tLoc 1,2\tx", want: '"Loc 1,2" is not a type and offsets, as in "Person 0 5"' },
  ])("$want", ({ line, want }) => {
    const message = `b.ann, line 3: ${want}`;
    expect(() => parseBrat(text, [...good, line].join("\n"), "b.ann", types)).toThrow(
      expect.objectContaining({ name: "ImportError", message }),
    );
  });
});

test("blanks at the ends of a span are trimmed, a span cut at a line end is one", () => {
  const text = "New York\nCity is big.";
  const ann = "T1\tLoc 0 8;9 14\tNew York City \nT2\tLoc 3 4\t \nR1\tIn Arg1:T1 Arg2:T2";
  const { doc, counts } = imported(text, parseBrat(text, ann, "a.ann"));
  expect(Object.values(doc.entities)).toMatchObject([{ start: 0, end: 13 }]);
  expect(counts).toEqual({ "blank entities": 1, "relations of blank entities": 1 });
  expect(formatBrat(doc).ann).toBe("T1\tLoc 0 8;9 13\tNew York City\n");
});
