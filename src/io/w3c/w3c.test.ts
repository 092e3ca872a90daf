import { describe, expect, test } from "vitest";
import { testHostile, testSamples, testThereAndBack } from "../fixtures/formatTests.ts";
import { leftOutOf, readTexts, relationsOf, spansOf } from "../fixtures/readTexts.ts";
import { sampleBytes, samplesOf } from "../fixtures/samples.ts";
import { w3c } from "./w3c.ts";

const TEXT = "🥑 Ada met Bob. Adam saw Ada in Rome.";
const annotation = (id: string, selector: unknown, more: object = {}) => ({
  "@context": "http://www.w3.org/ns/anno.jsonld",
  id,
  type: "Annotation",
  body: [{ type: "TextualBody", value: "P", purpose: "tagging" }],
  target: { source: "https://a.example/a", selector },
  ...more,
});
const quote = (exact: string, more: object = {}) => ({ type: "TextQuoteSelector", exact, ...more });
const at = (start: unknown, end: unknown) => ({ type: "TextPositionSelector", start, end });
const link = (head: string, tail: string, more: object = {}) => ({
  type: "Annotation",
  motivation: "linking",
  body: [{ type: "TextualBody", value: "knows", purpose: "tagging" }],
  target: [{ id: head }, { id: tail }],
  ...more,
});
const read = (value: unknown, more: Readonly<Record<string, string>> = { "a.txt": TEXT }) =>
  readTexts({ "a.w3c.json": JSON.stringify(value), ...more });

testSamples({
  format: w3c,
  folder: "w3c-annotation",
  beside: { "recogito-js.w3c.json": "recogito-js.txt" },
});
testThereAndBack(w3c, {});
testHostile(
  w3c,
  "a.w3c.json",
  JSON.stringify([annotation("#1", [quote("Ada"), at(2, 5)]), link("#1", "#2")]),
);

test.skipIf(samplesOf("w3c-annotation").length === 0)(
  "what the sample says else is told",
  async () => {
    const files = ["recogito-js.w3c.json", "recogito-js.txt"];
    const reading = await readTexts(
      Object.fromEntries(files.map((name) => [name, sampleBytes("w3c-annotation", name)])),
    );
    expect(
      reading.leftOut.map(({ kind, place }) => `${place.record} ${place.field} ${kind}`),
    ).toEqual([
      "1 body[0] comments",
      "1 body[2] further tags",
      "2 body[0] comments",
      "3 body[0] comments",
    ]);
    expect(reading.notes.map(({ text }) => text)).toEqual([
      "annotations without a tag are of the type “unnamed”",
      "spans that lie where their words are, not at their offsets: 1 (record 3)",
    ]);
  },
);

describe("selectors", () => {
  test("the quotation decides, with what is before and after it; several places are none", async () => {
    const reading = await read([
      annotation("#1", [quote("Ada", { prefix: "saw ", suffix: " in" })]),
      annotation("#2", quote("Ada", { prefix: "🥑 " })),
      annotation("#3", quote("Ada")),
      annotation("#4", [quote("Bob"), at(500, 503)]),
      annotation("#5", [quote("Rome"), at(31, 35)]),
      annotation("#6", at(10, 13)),
      annotation("#7", { type: "FragmentSelector", value: "char=15,19" }),
      annotation("#8", quote("Eve")),
      annotation("#9", { type: "XPathSelector", value: "/p", refinedBy: at(90, 99) }),
      annotation("#10", { type: "SvgSelector", value: "<svg/>" }),
    ]);
    const starts = Object.values(reading.docs[0].entities).map(({ start }) => start);
    expect(starts).toEqual([25, 3, 11, 32, 16]);
    expect(leftOutOf(reading)).toEqual([
      "a.w3c.json:10 annotations of no stretch of text",
      "a.w3c.json:3 quotations that stand in several places",
      "a.w3c.json:8 quotations that are not in the text",
      "a.w3c.json:9 spans past the text",
      "a.w3c.json:6 entities listed twice",
    ]);
  });

  test("several targets in one text are pieces of one span", async () => {
    const targets = [{ selector: at(2, 5) }, { selector: at(10, 13) }];
    const reading = await read([{ ...annotation("#1", []), target: targets }]);
    expect(Object.values(reading.docs[0].entities)[0].fragments).toEqual([
      [3, 6],
      [11, 14],
    ]);
  });
});

describe("what it says", () => {
  test("tags, classes, and links in the ways in which tools write them", async () => {
    const bodies = [
      { body: { value: "Person", purpose: "classifying" } },
      { motivation: "tagging", body: "Place" },
      { motivation: "http://www.w3.org/ns/oa#tagging", bodyValue: "Town", body: undefined },
      {
        body: [
          { source: { id: "x:1", label: "Thing" }, purpose: "tagging" },
          { value: "Person", purpose: "tagging" },
        ],
      },
    ];
    const words = ["Bob", "Adam", "Rome", "met"];
    const reading = await read({
      type: "AnnotationPage",
      items: [
        ...bodies.map((body, i) => annotation(`#${i}`, quote(words[i]), body)),
        link("#0", "1"),
        { ...link("#1", "#2"), id: "#l", body: "#2", target: "#1" },
        { type: "Annotation", target: "#l", body: { type: "TextualBody", value: "saw" } },
        link("#0", "#77"),
        { type: "Annotation", motivation: "linking", target: ["#0"] },
      ],
    });
    expect(spansOf(reading)).toEqual(["Person: Bob", "Place: Adam", "Town: Rome", "Thing: met"]);
    expect(relationsOf(reading)).toEqual(["Bob –knows→ Adam", "Adam –saw→ Rome"]);
    expect(leftOutOf(reading)).toEqual([
      "a.w3c.json items[3].body[1] further tags",
      "a.w3c.json items[7] relations of what is not a span",
      "a.w3c.json items[8] relations of what is not a span",
    ]);
  });

  test("annotations of several texts go to theirs; without a text they are refused", async () => {
    const of = (source: string) => ({ target: { source, selector: quote("Ada") } });
    const both = [
      annotation("#1", [], of("https://x.example/a.txt?v=1")),
      annotation("#2", [], of("b.txt")),
      annotation("#3", [], of("c.txt")),
    ];
    const reading = await read(both, {
      "a.txt": "Ada.",
      "b.txt": "So Ada left.",
      "other.md": "Else.",
    });
    expect(reading.docs.map(({ name }) => name)).toEqual(["a.txt", "b.txt", "other.md"]);
    expect(spansOf(reading, 1)).toEqual(["P: Ada"]);
    expect((await read(both, {})).notRead).toEqual([
      { file: "a.w3c.json", reason: "its text is missing: add a.txt" },
    ]);
  });
});
