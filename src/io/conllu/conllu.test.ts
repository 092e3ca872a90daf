import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { annotationsOf, saidLost, thereAndBack } from "../fixtures/thereAndBack.ts";
import { conllu } from "./conllu.ts";

const row = (id: string, form: string, misc = "_") =>
  `${id}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`;
const file = (...rows: string[]) => `${rows.join("\n")}\n\n`;
const read = (...rows: string[]) => readTexts({ "a.conllu": file(...rows) });

describe("samples", () => {
  test.each(samplesOf("conllu"))("%s", async (name, expected) => {
    const reading = await readSample("conllu", name);
    expectWords(reading, expected);
    expect(reading.docs).toHaveLength(expected.documents!);
    const words = reading.docs.flatMap(({ sentences }) => sentences.flatMap((one) => one.words));
    expect(words).toHaveLength(expected.tokens!);
    expect(reading.leftOut).toEqual([]);
    const also = expected.also as { dependencies: Record<string, number>; empty_nodes: number };
    const dependencies = Object.values(also.dependencies).reduce((sum, n) => sum + n, 0);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      `dependencies that were not read: ${dependencies}`,
      ...(also.empty_nodes > 0
        ? [`words that are not written (empty nodes), which were not read: ${also.empty_nodes}`]
        : []),
    ]);
    const { written, again } = await thereAndBack(conllu, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map(({ text }) => text)).toEqual(reading.docs.map(({ text }) => text));
    expect(again.docs.map(annotationsOf)).toEqual(reading.docs.map(annotationsOf));
    expect(again.docs.map((doc) => doc.name)).toEqual(reading.docs.map((doc) => doc.name));
  });
});

test("the text is exactly as the entries say", async () => {
  const { docs } = await read(
    "# newdoc id = x",
    row("1", "Ada", "SpacesBefore=\\n|SpaceAfter=No"),
    row("2", ",", "SpacesAfter=\\s\\s"),
    row("3-4", "don't", "SpacesAfter=\\t"),
    row("3", "do"),
    row("4", "n't"),
    row("4.1", "ghost"),
    row("5", "go", "SpaceAfter=No"),
    "",
    row("1-2", "zum"),
    row("1", "zu"),
    row("2", "dem"),
    row("3", "Haus"),
  );
  const [{ name, text, sentences }] = docs;
  expect(name).toBe("x");
  expect(text).toBe("\nAda,  don't\tgozum Haus");
  expect(sentences.map(({ words }) => words.map(([start, end]) => text.slice(start, end)))).toEqual(
    [
      ["Ada", ",", "do", "n't", "go"],
      ["zum", "Haus"],
    ],
  );
});

test("a first sentence may be longer than what is looked at", async () => {
  const words = Array.from({ length: 9000 }, (_, i) => `w${i}`);
  const rows = words.map((word, i) => `${i + 1}\t${word}\t_\t_\t_\t_\t_\t_\t_\t_`);
  const content = [`# text = ${words.join(" ")}`, ...rows, ""].join("\n");
  const reading = await readTexts({ "a.txt": content });
  expect(reading.readAs).toEqual([{ file: "a.txt", format: "conllu" }]);
});

test("# text shows where blanks are, if no entry does; where it has other words it is told", async () => {
  const reading = await read(
    "# text = (Ada) ran.",
    row("1", "("),
    row("2", "Ada"),
    row("3", ")"),
    row("4", "ran"),
    row("5", "."),
    "",
    "# text = Else",
    row("1", "Bob"),
  );
  expect(reading.docs[0].text).toBe("(Ada) ran.\nBob");
  expect(reading.notes.map(({ text }) => text)).toEqual([
    'sentences whose line "# text" has other words than their lines, which were taken: 1',
  ]);
});

describe("spans", () => {
  test.each([
    {
      name: "GUM",
      rows: [
        "# global.Entity = GRP-etype-infstat",
        row("1", "the", "Entity=(1-place-new"),
        row("2", "Bank", "Entity=(2-org-new)"),
        row("3", "House", "Entity=1)"),
      ],
    },
    {
      name: "older, without a heading",
      rows: [
        row("1", "the", "Entity=(place-1"),
        row("2", "Bank", "Entity=(org-2)"),
        row("3", "House", "Entity=place-1)"),
      ],
    },
    {
      name: "CorefUD",
      rows: [
        "# global.Entity = eid-etype-head-other",
        row("1", "the", "Entity=(e1-place-2-"),
        row("2", "Bank", "Entity=(e2-org-1-)"),
        row("3", "House", "Entity=e1)"),
      ],
    },
  ])("nested: $name", async ({ rows }) => {
    expect(spansOf(await read(...rows))).toEqual(["place: the Bank House", "org: Bank"]);
  });

  test("in pieces", async () => {
    const rows = [
      "# global.Entity = eid-etype",
      row("1", "North", "Entity=(e1[1/2]-place)"),
      row("2", "and"),
      row("3", "Sea", "Entity=(e1[2/2]-place)"),
    ];
    const { docs } = await read(...rows);
    expect(Object.values(docs[0].entities)).toMatchObject([
      {
        start: 0,
        end: 13,
        fragments: [
          [0, 5],
          [10, 13],
        ],
      },
    ]);
  });

  test.each([
    { name: "NorNE", misc: ["name=B-PER|SpaceAfter=No", "name=I-PER", "name=O"] },
    { name: "stanza", misc: ["start_char=0|ner=B-PER", "ner=E-PER", "ner=O"] },
    { name: "bare", misc: ["B-PER", "I-PER", "O"] },
  ])("as tags: $name", async ({ misc }) => {
    const rows = ["Ada", "Byron", "ran"].map((form, i) => row(String(i + 1), form, misc[i]));
    expect(spansOf(await read(...rows)).map((one) => one.replace(" ", ""))).toEqual([
      misc[0].includes("No") ? "PER:AdaByron" : "PER:Ada Byron",
    ]);
  });

  test("a tag of words that are written as one", async () => {
    const rows = [
      row("1-2", "Adas", "ner=S-PER"),
      row("1", "Ada"),
      row("2", "s"),
      row("3", "ran", "ner=O"),
    ];
    expect(spansOf(await read(...rows))).toEqual(["PER: Adas"]);
  });
});

test("relations of our own entry, also across sentences; what is odd is told with its line", async () => {
  const reading = await read(
    "# global.Entity = eid-etype",
    row("1", "Ada", "Entity=(1-Big%20Name)|Relation=1>2:lives%20in,1>9:x"),
    row("2", "ran", "Entity=7)"),
    "cut off",
    "3\tnow",
    "",
    row("1", "York", "Entity=(2-L)(3-L|Relation=odd"),
  );
  expect(spansOf(reading)).toEqual(["Big Name: Ada", "L: York"]);
  expect(relationsOf(reading)).toEqual(["Ada –lives in→ York"]);
  expect(leftOutOf(reading).sort()).toEqual([
    "a.conllu:2 relations of what was left out",
    "a.conllu:3 7) spans that do not begin or end",
    "a.conllu:4 lines of another form",
    "a.conllu:5 lines that lack columns",
    "a.conllu:7 (3 spans that do not begin or end",
    "a.conllu:7 odd relations of another form",
  ]);
});

test("what is not said to be lost comes back, and the text exactly", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(conllu, drawn);
      expect(saidLost(written)).toBe(0);
      expect(again.docs.map(({ text }) => text)).toEqual(drawn.docs.map(({ text }) => text));
      expect(again.docs.map(annotationsOf)).toEqual(drawn.docs.map(annotationsOf));
      expect(again.docs.map((doc) => doc.sentences.length)).toEqual(
        drawn.docs.map((doc) => doc.sentences.length),
      );
      expect([again.leftOut, again.notes]).toEqual([[], []]);
    }),
    { numRuns: 60 },
  );
});

test("broken files never throw", async () => {
  const whole = file(
    "# newdoc",
    "# text = Ada ran",
    row("1", "Ada", "Entity=(1-P(2-Q)|Relation=1>2:x"),
    row("2-3", "ran", "Entity=1)"),
    row("2", "r"),
    row("3", "an"),
  );
  await fc.assert(
    fc.asyncProperty(broken([whole, whole + whole]), async (text) => {
      const reading = await readTexts({ "a.conllu": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
