import { describe, expect, test } from "vitest";
import { segmentAround, splitWordsAt } from "./segment.ts";
import { sentenceRanges } from "./sentences.ts";

const sentences = (text: string) => sentenceRanges(text).map(([a, b]) => text.slice(a, b));

describe("a text's sentences, separated by ¦", () => {
  test.each([
    {
      name: "full stops, questions, calls",
      text: "She left. Why? Run! He stayed.",
      want: "She left.¦Why?¦Run!¦He stayed.",
    },
    {
      name: "titles and initials",
      text: "Mr. Fox met J. K. Rowling. Dr. D. Hale left.",
      want: "Mr. Fox met J. K. Rowling.¦Dr. D. Hale left.",
    },
    {
      name: "an abbreviation before a name goes on",
      text: "The U.S. Army left. Acme Inc. Chairman Hale spoke.",
      want: "The U.S. Army left.¦Acme Inc. Chairman Hale spoke.",
    },
    {
      name: "an abbreviation before a usual first word ends",
      text: "He left the U.S. The army stayed. It was 5 p.m. She knew.",
      want: "He left the U.S.¦The army stayed.¦It was 5 p.m.¦She knew.",
    },
    {
      name: "numbers and references",
      text: "It cost 3.5 mg (No. 5, Fig. 2, pp. 3). See e.g. Fox et al. 2019. Yes.",
      want: "It cost 3.5 mg (No. 5, Fig. 2, pp. 3).¦See e.g. Fox et al. 2019.¦Yes.",
    },
    { name: "I is no initial", text: "So did I. Fox left.", want: "So did I.¦Fox left." },
    {
      name: "speech inside a sentence",
      text: "“Why?” he asked. “No!” Yahoo! is old.",
      want: "“Why?” he asked.¦“No!”¦Yahoo! is old.",
    },
    {
      name: "a blank line ends, with or without a full stop",
      text: "A heading\n\nText goes on\n \nhere",
      want: "A heading¦Text goes on¦here",
    },
    {
      name: "a line break after a heading",
      text: "The Heading of it\nThe text is here. And\nNow",
      want: "The Heading of it¦The text is here.¦And¦Now",
    },
    {
      name: "list items",
      text: "1. First thing\n2. Second thing\n- third\n* fourth one",
      want: "1. First thing¦2. Second thing¦- third¦* fourth one",
    },
    {
      name: "wrapped lines are one paragraph",
      text: "The commission that was set up in the spring by the\nNorwegian parliament has met Ola Lund of Tromso. It will\nsit in Bergen until June.",
      want: "The commission that was set up in the spring by the\nNorwegian parliament has met Ola Lund of Tromso.¦It will\nsit in Bergen until June.",
    },
    {
      name: "quotes and brackets open the sentence that they stand before",
      text: "她在书店工作。“明天见!”她说。彼は来た。「はい」と言った。（注）終わり。",
      want: "她在书店工作。¦“明天见!”¦她说。¦彼は来た。¦「はい」と言った。¦（注）終わり。",
    },
    {
      name: "a quote that closes in German stays with its sentence",
      text: "Er sagte: „Nein.“ Dann ging er.",
      want: "Er sagte: „Nein.“¦Dann ging er.",
    },
    { name: "CR LF", text: "One two.\r\nThree four\r\n\r\nfive", want: "One two.¦Three four¦five" },
    {
      name: "Chinese and Japanese",
      text: "她住在北京。他走了！彼は東京にいる。",
      want: "她住在北京。¦他走了！¦彼は東京にいる。",
    },
    {
      name: "Arabic",
      text: "يعيش في القاهرة. هل هذا صحيح؟ نعم.",
      want: "يعيش في القاهرة.¦هل هذا صحيح؟¦نعم.",
    },
    {
      name: "ellipsis",
      text: "Well... maybe. And so on ... Yes.",
      want: "Well... maybe.¦And so on ...¦Yes.",
    },
    { name: "no text", text: "", want: "" },
    { name: "only white space", text: " \n\t\u00a0\n\n", want: "" },
    { name: "only signs", text: "...", want: "..." },
  ])("$name", ({ text, want }) => expect(sentences(text).join("¦")).toBe(want));
});

test("everything but white space is covered, in order", () => {
  const text = " a. B?\n\n- c\r\nD e f\u2029g  …\n»H. 1) i.\f(J) ";
  let at = 0;
  for (const [start, end] of sentenceRanges(text)) {
    expect(text.slice(at, start)).toMatch(/^\s*$/);
    expect(text.slice(start, end)).toMatch(/^\S(?:[\s\S]*\S)?$/);
    at = end;
  }
  expect(text.slice(at)).toMatch(/^\s*$/);
});

test.each([
  {
    name: "100 000 words",
    text: "The U.S. firm isn't re-elected, says “Acme Inc.” of it. ".repeat(10_000),
  },
  { name: "a sentence of 100 000 words", text: "word ".repeat(100_000) },
  { name: "100 000 initials", text: "J. ".repeat(100_000) },
  { name: "100 000 lines", text: "a line of text\n".repeat(100_000) },
  { name: "a million blanks", text: `a${" ".repeat(1_000_000)}b` },
  { name: "100 000 cells in a line", text: "a \t".repeat(100_000) },
  { name: "200 000 short lines", text: "a\n".repeat(200_000) },
  { name: "100 000 lines that are quoted", text: "> a line of Text\n".repeat(100_000) },
  { name: "100 000 Chinese sentences", text: "她住在北京。".repeat(100_000) },
])(
  "$name are cut: with work that grows as the square of them there would be no end",
  ({ text }) => {
    expect(sentenceRanges(text).length).toBeGreaterThan(0);
  },
);

test("words are split at the borders of spans and sentences joined across them", () => {
  const text = "The nano-Li. It is. Yes. No.";
  const [first, ...others] = segmentAround("d", text, [
    [9, 15],
    [4, 8],
  ]);
  expect(first).toMatchObject({ id: "d:0", start: 0, end: 19 });
  expect(first.words.map(([a, b]) => text.slice(a, b))).toEqual([
    "The",
    "nano",
    "-",
    "Li",
    ".",
    "It",
    "is",
    ".",
  ]);
  expect(others.map(({ id }) => id)).toEqual(["d:1", "d:2"]);
});

test("borders between words, or far outside, change nothing", () => {
  const sentence = {
    id: "s",
    start: 0,
    end: 5,
    words: [
      [0, 2],
      [3, 5],
    ] as [number, number][],
  };
  expect(splitWordsAt([sentence], [0, 2, 3, 5, 9])).toEqual([sentence]);
  expect(splitWordsAt([sentence], [4, 1])[0].words).toEqual([
    [0, 1],
    [1, 2],
    [3, 4],
    [4, 5],
  ]);
});
