import fc from "fast-check";
import { expect, test } from "vitest";
import { isolated, rightwards, unseenIn, visiblePart, visibly } from "./unseen.ts";
import { t } from "./words.ts";

test.each([
  ["Per\u202eson", "Per[RLO]son"],
  ["ad\u200bmin", "ad[ZWSP]min"],
  ["ad\u200dmin", "ad[ZWJ]min"],
  ["ad\u200cmin", "ad[ZWNJ]min"],
  ["ad\u00admin", "ad[SHY]min"],
  ["\ufeffname", "[BOM]name"],
  ["name\u2066", "name[LRI]"],
  ["a\u0000b\u0007", "a[U+0000]b[U+0007]"],
  ["a\u{e0041}b", "a[U+E0041]b"],
  ["a\ufe0fb", "a[U+FE0F]b"],
  ["1\ufe0f\ufe0f", "1\ufe0f[U+FE0F]"],
  ["\u3164", "[U+3164]"],
  ["שלום\u200f", "שלום[RLM]"],
  ["\u{1f3f4}\u{e0041}\u{e0042}", "\u{1f3f4}[U+E0041][U+E0042]"],
])("what nobody sees of a name is shown: %j", (name, shown) => {
  expect(visibly(name)).toBe(shown);
});

test.each([
  "👩‍👩‍👧 family",
  "🏳️‍🌈",
  "👩🏽‍🚀",
  "❤️",
  "1️⃣",
  "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
  "می‌خواهم",
  "क्‍ष",
  "葛\u{e0100}",
  "ไทย\u200bไทย",
  "two\nlines\tand a tab",
  "née, Ωmega, Größe, שלום, 漢字",
])("what writing needs stands as it is: %j", (name) => {
  expect(visibly(name)).toBe(name);
});

test("a text shows what turns it, and is left alone by what is usual in it", () => {
  const signs = (text: string) => unseenIn(text, "text").map(({ at, sign }) => `${at} ${sign}`);
  expect(signs("a\u202eb\u2069c\u200bd")).toEqual(["1 RLO", "3 PDI", "5 ZWSP"]);
  expect(signs("שלום\u200f, Kiel")).toEqual([]);
  expect(signs("plain\u200f")).toEqual(["5 RLM"]);
  expect(signs("Donau\u00addampf")).toEqual([]);
  expect(signs("ad\u200dmin")).toEqual(["2 ZWJ"]);
});

const strange = fc.constantFrom(
  ..."ab \u202e\u2066\u200b\u200d\u200f\u00ad\ufeff\u0000\u{e0041}שم",
);

test("nothing that turns a direction, or hides between Latin letters, is left in a name", () =>
  fc.assert(
    fc.property(fc.array(strange), (letters) => {
      const shown = visibly(letters.join(""));
      expect(shown).not.toMatch(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\0]/);
      expect(visibly(shown)).toBe(shown);
    }),
  ));

test("a name in a message is shown so, too", () => {
  expect(t("Restore {name}", { name: "a\u202eb" })).toBe("Restore a[RLO]b");
});

test.each([
  { name: "a plain part", text: "Ann lives", part: [0, 3], want: "Ann" },
  { name: "what turns", text: "Ada \u202eByron lives", part: [4, 10], want: "[RLO]Byron" },
  { name: "a sign beside the part is not its", text: "a\u202eb\u202cc", part: [2, 3], want: "b" },
  { name: "a joiner at its border", text: "می\u200cخواهم", part: [2, 5], want: "\u200cخو" },
  { name: "a mark that a leftward text needs", text: "שלום\u200f.", part: [4, 6], want: "\u200f." },
  { name: "half of a family", text: "👩\u200d👧", part: [2, 5], want: "\u200d👧" },
])("a part of a text is shown as the whole would be: $name", ({ text, part, want }) => {
  const [start, end] = part;
  expect(visiblePart(text, { start, end })).toBe(want);
});

test("what arrows join reads to the right, also where it begins with letters that run leftwards", () => {
  expect(["Ann → Bo", "דוד → Bo"].map(rightwards)).toEqual(["Ann → Bo", "\u2066דוד → Bo\u2069"]);
});

test("words are isolated where they hold letters that run leftwards", () => {
  expect(["Ann", "דוד כהן"].map(isolated)).toEqual(["Ann", "\u2068דוד כהן\u2069"]);
});
