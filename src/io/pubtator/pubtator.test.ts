import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { broken } from "../fixtures/brokenTexts.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { expectSound } from "../fixtures/sampleTests.ts";
import { annotationsOf, gapsIn, thereAndBack, withoutGaps } from "../fixtures/thereAndBack.ts";
import { gapsLost } from "../pieces.ts";
import { pubtator } from "./pubtator.ts";
import { furtherLineEnds } from "./writePubtator.ts";

const read = (...lines: string[]) => readTexts({ "a.txt": `${lines.join("\n")}\n` });
const notesOf = ({ notes }: { notes: readonly { text: string }[] }) =>
  notes.map(({ text }) => text);

/** As BC5CDR, BioRED and PubTator 3 write them. */
const TWO = [
  "1|t|Aspirin and ulcers.",
  "1|a|We saw 😀 that aspirin causes gastric or duodenal ulcers.",
  "1\t0\t7\tAspirin\tChemical\tD001241",
  "1\t12\t18\tulcers\tDisease\tMESH:D014456",
  "1\t34\t41\taspirin\tChemical\tD001241",
  "1\t49\t75\tgastric or duodenal ulcers\tDisease\tD013276|D004381\tgastric ulcers|duodenal ulcers",
  "1\tCID\tD001241\tD014456",
  "1\tCID\tChemical|D001241\tDisease|MESH:D013276\tNovel",
  "",
  "2|t|Only a title",
  "2|a|",
  "2\t5\t6\ta\t\t-1",
];

test("titles, abstracts, spans, and relations of concepts", async () => {
  const reading = await read(...TWO);
  expect(reading.readAs).toEqual([{ file: "a.txt", format: "pubtator" }]);
  expect(reading.docs.map(({ name, text }) => [name, text])).toEqual([
    ["1", "Aspirin and ulcers.\nWe saw 😀 that aspirin causes gastric or duodenal ulcers."],
    ["2", "Only a title"],
  ]);
  expect(spansOf(reading)).toEqual([
    "Chemical: Aspirin",
    "Disease: ulcers",
    "Chemical: aspirin",
    "Disease: gastric or duodenal ulcers",
  ]);
  expect(spansOf(reading, 1)).toEqual(["unnamed: a"]);
  expect(relationsOf(reading)).toEqual([
    "Aspirin –CID→ ulcers",
    "aspirin –CID→ gastric or duodenal ulcers",
  ]);
  expect(reading.leftOut).toEqual([]);
  expect(notesOf(reading)).toEqual([
    "spans without a type are of the type “unnamed”",
    "columns that are not kept: ids of concepts (4), further columns of spans (1), further columns of relations (1)",
    "relations join concepts: of those that have several mentions, the two nearest to each other (2)",
  ]);
});

describe("lines", () => {
  test("of several documents without blank lines, and spans apart from their texts", async () => {
    const reading = await readTexts({
      "a.pubtator":
        "7|t|Ada.\r\n7|a|Bob.\r\n8|t|Eve.\r\n\r\n8\t0\t3\tEve\tP\t\r\n7\t5\t8\tBob\tP\r\n",
    });
    expect(reading.docs.map(({ text }) => text)).toEqual(["Ada.\nBob.", "Eve."]);
    expect([spansOf(reading), spansOf(reading, 1)]).toEqual([["P: Bob"], ["P: Eve"]]);
  });

  test.each([
    { what: "none", at: 4 },
    { what: "two characters", at: 6 },
  ])("offsets that count $what between title and abstract", async ({ at }) => {
    const reading = await read("1|t|Ada.", "1|a|Bob.", `1\t${at}\t${at + 3}\tBob\tP\tx`);
    expect(spansOf(reading)).toEqual(["P: Bob"]);
    expect(notesOf(reading)).toContain(
      "its offsets count another room between title and abstract: they were read so",
    );
  });

  test("that cannot be read are told with their line", async () => {
    const reading = await read(
      "1|t|Ada ran.",
      "1\t0\t3\tAda\tP\tx",
      "1\t90\t93\tEve\tP\ty",
      "1\t0\t3\tran fast\tP\ty",
      "9\t0\t3\tAda\tP\tx",
      "hello",
      "1\tmet\tx\tconstructor",
      "1\tmet\tx\tx",
    );
    expect(spansOf(reading)).toEqual(["P: Ada"]);
    expect(leftOutOf(reading)).toEqual([
      "a.txt:5 lines of a document that is not there",
      "a.txt:6 lines of another form",
      "a.txt:3 spans past the text",
      "a.txt:4 spans whose words are not at their offsets",
      "a.txt:7 relations of concepts that no two spans mention",
      "a.txt:8 relations of concepts that no two spans mention",
    ]);
  });
});

test("there and back, but for what is said: gaps and line ends", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(pubtator, drawn);
      const before = withoutGaps(drawn).docs.map(({ text, ...doc }) => {
        const first = text.search(/[\r\n]/);
        const flat = text.replace(/[\r\n]/g, " ");
        return {
          ...doc,
          text: first < 0 ? text : `${flat.slice(0, first)}\n${flat.slice(first + 1)}`,
        };
      });
      expect([again.notRead, again.leftOut]).toEqual([[], []]);
      expect(again.docs.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
      expect(again.docs.map(({ text }) => text)).toEqual(before.map(({ text }) => text));
      expect(again.docs.map(annotationsOf)).toEqual(before.map(annotationsOf));
      const ends = drawn.docs.reduce((sum, { text }) => {
        return sum + (text.match(/[\r\n]/g)?.length ?? 0) - (/[\r\n]/.test(text) ? 1 : 0);
      }, 0);
      const said = (kind: string) => written.leftOut.get(kind) ?? 0;
      expect([said(gapsLost()), said(furtherLineEnds())]).toEqual([gapsIn(drawn), ends]);
    }),
    { numRuns: 30 },
  );
});

test("broken files never throw, and what is read of them can be held", async () => {
  await fc.assert(
    fc.asyncProperty(broken([TWO.join("\n")]), async (text) => {
      expectSound(await readTexts({ "a.txt": text }));
      expectSound(await readTexts({ "a.txt": text }, [pubtator]));
    }),
    { numRuns: 60 },
  );
});
