import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wordRanges } from "./words.ts";

const words = (text: string) => wordRanges(text).map(([start, end]) => text.slice(start, end));

describe("a text's words, separated by |", () => {
  test.each([
    {
      name: "full stops of sentences",
      text: "She left. He|d stayed",
      want: "She|left|.|He|||d|stayed",
    },
    {
      name: "abbreviations keep their full stop",
      text: "Mr. Fox, e.g. of the U.S. Army, Ph.D., Inc.",
      want: "Mr.|Fox|,|e.g.|of|the|U.S.|Army|,|Ph.D.|,|Inc.",
    },
    {
      name: "initials",
      text: "J. K. Rowling, D.H. Lawrence and I. No",
      want: "J.|K.|Rowling|,|D.H.|Lawrence|and|I|.|No",
    },
    { name: "numbered things", text: "No. 5, p. 14; no.", want: "No.|5|,|p.|14|;|no|." },
    {
      name: "numbers",
      text: "1,234.56 and 3.5×10^-3, 2e-5, 12.",
      want: "1,234.56|and|3.5×10^-3|,|2e-5|,|12|.",
    },
    {
      name: "dates and times",
      text: "2026-11-22, 3/4/99 at 12:30:05.",
      want: "2026-11-22|,|3/4/99|at|12:30:05|.",
    },
    { name: "money and shares", text: "$3.2 million (80%)", want: "$|3.2|million|(|80|%|)" },
    {
      name: "units",
      text: "60degC, 5mg/kg, 0.1M, 20°C, 12 mL",
      want: "60|degC|,|5|mg|/|kg|,|0.1|M|,|20|°C|,|12|mL",
    },
    {
      name: "digits and letters that are no unit",
      text: "3rd 2D 1990s H2O iPhone12",
      want: "3rd|2D|1990s|H2O|iPhone12",
    },
    {
      name: "hyphens stay, dashes separate",
      text: "re-elected — 2–3 it--no 5-fluorouracil",
      want: "re-elected|—|2|–|3|it|--|no|5-fluorouracil",
    },
    {
      name: "clitics",
      text: "I don't; can’t, it's, O'Neill's we'll '90s",
      want: "I|do|n't|;|ca|n’t|,|it|'s|,|O'Neill|'s|we|'ll|'90s",
    },
    {
      name: "elision",
      text: "l'homme d’Emmanuel, L'Oréal",
      want: "l'|homme|d’|Emmanuel|,|L'Oréal",
    },
    {
      name: "quotes and brackets",
      text: "“Yes,” (he) said: 'No' [1] ``x''",
      want: "“|Yes|,|”|(|he|)|said|:|'|No|'|[|1|]|``|x|''",
    },
    {
      name: "ampersands and repeated signs",
      text: "AT&T R&D a & b... what?!",
      want: "AT&T|R&D|a|&|b|...|what|?|!",
    },
    {
      name: "addresses",
      text: "See https://example.org/a?b=c. Or www.x.com/y, me@mail.org!",
      want: "See|https://example.org/a?b=c|.|Or|www.x.com/y|,|me@mail.org|!",
    },
    {
      name: "footnote marks after a full stop",
      text: "laboratory.16 Then",
      want: "laboratory|.|16|Then",
    },
    {
      name: "chemistry",
      text: "Ce(NO3)3*6H2O nano-Li4Ti5O12/CNTs",
      want: "Ce|(|NO3|)|3|*|6H2O|nano-Li4Ti5O12|/|CNTs",
    },
    { name: "emoji are never cut", text: "ok👩🏽‍🔬🇩🇪🇫🇷 1️⃣❤️", want: "ok|👩🏽‍🔬|🇩🇪|🇫🇷|1️⃣|❤️" },
    {
      name: "combining marks stay with their letter",
      text: "José «Z̧» हिन्दी",
      want: "José|«|Z̧|»|हिन्दी",
    },
    {
      name: "no-break and zero-width spaces separate",
      text: "Café\u00a0Noir\u200bx",
      want: "Café|Noir|x",
    },
    { name: "Arabic", text: "يعيش في القاهرة، مصر.", want: "يعيش|في|القاهرة|،|مصر|." },
    {
      name: "marks that Latin shares with other scripts",
      text: "Nun\u0303ez Z\u0323o\u0308e\u0308 a\u0303\u0301o",
      want: "Nun\u0303ez|Z\u0323o\u0308e\u0308|a\u0303\u0301o",
    },
    {
      name: "Hebrew abbreviations and foreign sounds",
      text: 'צה"ל, בע״מ ורח׳ ג\'ורג\' אמר "שלום" ב"הארץ"',
      want: 'צה"ל|,|בע״מ|ורח׳|ג\'ורג|\'|אמר|"|שלום|"|ב|"|הארץ|"',
    },
    {
      name: "decomposed Kana and Thai",
      text: "ハ\u3099スと東京、กรุงเทพ",
      want: "ハ\u3099ス|と|東京|、|กรุงเทพ",
    },
    { name: "Chinese and Latin", text: "在北京,CO2", want: "在|北京|,|CO2" },
  ])("$name", ({ text, want }) => expect(words(text).join("|")).toBe(want));
});

test("words are in order, hold no white space, leave nothing else out, and cut no grapheme", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.constantFrom(
      " ",
      "don't",
      "U.S.",
      "👩‍🔬",
      "🇩🇪",
      "e\u0301",
      "\u200d",
      "1,2",
      "'s",
      "東京",
      "\r\n",
    ),
  );
  const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join("");
      const ranges = wordRanges(text);
      const between = [0, ...ranges.flat(), text.length];
      for (let i = 0; i < between.length; i += 2) {
        expect(text.slice(between[i], between[i + 1])).toMatch(/^[\s\u200b]*$/);
      }
      for (const [start, end] of ranges) expect(text.slice(start, end)).toMatch(/^[^\s\u200b]+$/);
      const starts = new Set(Array.from(graphemes.segment(text), ({ index }) => index));
      for (const [start, end] of ranges) {
        expect(starts.has(start) || /\s/.test(text[start - 1])).toBe(true);
        expect(end === text.length || starts.has(end) || /\s/.test(text[end])).toBe(true);
      }
    }),
  );
});

test("a part of a text has the offsets of the whole", () => {
  expect(wordRanges("one two three", 4, 7)).toEqual([[4, 7]]);
});

test.each([
  { name: "100 000 words", text: "The U.S. firm isn't re-elected, 3.5 mg. ".repeat(14_000) },
  { name: "a run of a million letters", text: "a".repeat(1_000_000) },
  { name: "a run of a million dots", text: ".".repeat(1_000_000) },
  { name: "a million hyphens and letters", text: "a-".repeat(500_000) },
  { name: "half a million digits and commas", text: "1,".repeat(250_000) },
  { name: "200 000 emoji in a run", text: "👩‍🔬".repeat(200_000) },
  { name: "100 000 ideographs", text: "東京".repeat(50_000) },
])(
  "$name are cut: with work that grows as the square of them there would be no end",
  ({ text }) => {
    expect(wordRanges(text).length).toBeGreaterThan(0);
  },
);
