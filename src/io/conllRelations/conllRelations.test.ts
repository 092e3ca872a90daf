import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { expectWords, readSample } from "../fixtures/expectSample.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { samplesOf } from "../fixtures/samples.ts";
import { missing, saidLost, thereAndBack, wordAnnotationsOf } from "../fixtures/thereAndBack.ts";
import { conllRelations } from "./conllRelations.ts";
import { formatPythonList, parsePythonList } from "./pythonList.ts";

const file = (...rows: (readonly [string, string, string?, string?])[]) =>
  rows
    .map(
      ([word, tag, types = "['N']", heads], i) =>
        `${i}\t${word}\t${tag}\t${types}\t${heads ?? `[${i}]`}\n`,
    )
    .join("");

describe("samples", () => {
  test.each(samplesOf("conll-relations"))("%s", async (name, expected) => {
    const reading = await readSample("conll-relations", name);
    expectWords(reading, expected);
    expect(reading.docs).toHaveLength(expected.documents!);
    expect(reading.docs[0].name).toMatch(/^multihead-dev \d+$/);
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
    const { written, again } = await thereAndBack(conllRelations, reading);
    expect(saidLost(written)).toBe(0);
    expect(again.docs.map(wordAnnotationsOf)).toEqual(reading.docs.map(wordAnnotationsOf));
    expect(again.docs.map((doc) => doc.name)).toEqual(reading.docs.map((doc) => doc.name));
  });
});

test("a relation stands at the last word of its head and names the last of its tail", async () => {
  const rows = [
    ["Ada", "B-P"],
    ["Byron", "I-P", `['Lives_In', "Knows"]`, "[3, 4]"],
    ["in", "O"],
    ["York", "B-L"],
    ["Bob", "B-P"],
  ] as const;
  const reading = await readTexts({ "a.txt": `#doc 7\n${file(...rows)}` });
  expect(spansOf(reading)).toEqual(["P: Ada Byron", "L: York", "P: Bob"]);
  expect(relationsOf(reading)).toEqual(["Ada Byron –Lives_In→ York", "Ada Byron –Knows→ Bob"]);
  expect(reading.docs[0].name).toBe("a 7");
});

test("what is odd is told with its line", async () => {
  const rows = [
    ["Ada", "B-P", "['Lives_In']", "[1]"],
    ["in", "?"],
    ["York", "B-L", "['In', 'By']", "[0]"],
  ] as const;
  const reading = await readTexts({ "a.txt": `${file(...rows)}3\tx\n` });
  expect(leftOutOf(reading)).toEqual([
    "a.txt:4 lines of another form",
    "a.txt:2 ? tags that are none",
    "a.txt:1 Lives_In relations of words that are in no span",
    "a.txt:3 relations that do not say to which word",
  ]);
  expect(relationsOf(reading)).toEqual(["York –In→ Ada"]);
});

test.each([["it's", 'a "b" c'], ["a, b", "[x]"], ["back\\slash'", "\\n"], ["N"], []])(
  "lists of Python: %j",
  (...items) => expect(parsePythonList(formatPythonList(items))).toEqual(items),
);

test.each(["x", "['a' b]x", "['a", ""])("no list: %j", (text) => {
  expect(parsePythonList(text)).toBeNull();
});

test("what is not said to be lost comes back", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(conllRelations, drawn);
      const before = drawn.docs.flatMap(wordAnnotationsOf);
      const after = again.docs.flatMap(wordAnnotationsOf);
      const changed = written.leftOut.get("gaps in spans (each is one stretch now)") ?? 0;
      expect(missing(after, before)).toEqual([]);
      expect(missing(before, after)).toHaveLength(saidLost(written) - changed);
      expect(after).toHaveLength(written.entities + written.relations);
    }),
    { numRuns: 60 },
  );
});

test("broken files never throw", async () => {
  const whole = `#doc 1\n${file(["Ada", "B-P", "['In']", "[1]"], ["York", "B-L"])}#doc 2\n${file(["Bob", "B-P"])}`;
  await fc.assert(
    fc.asyncProperty(broken([whole]), async (text) => {
      const reading = await readTexts({ "a.txt": text });
      expect(reading.docs.length + reading.notRead.length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
