import { expect, test } from "vitest";
import { drawRehearsal, parseRehearsal } from "./rehearsalText.ts";

const sentences = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => [name, String(i)]);
const counts = (text: readonly (readonly string[])[]) => ({
  own: text.filter(([name]) => name === "own").length,
  bundled: text.filter(([name]) => name === "bundled").length,
});

test("half of it is the user's own where there is as much, and none is both taught and watched", () => {
  const text = { own: sentences("own", 500), bundled: sentences("bundled", 500) };
  const { taught, watched } = drawRehearsal(text, 1);
  expect(counts(taught)).toEqual({ own: 100, bundled: 100 });
  expect(counts(watched)).toEqual({ own: 25, bundled: 25 });
  const all = [...taught, ...watched].map((words) => words.join(" "));
  expect(new Set(all).size).toBe(all.length);
});

test("what one text lacks the other gives", () => {
  const few = drawRehearsal({ own: sentences("own", 30), bundled: sentences("bundled", 500) }, 1);
  expect(counts(few.watched)).toEqual({ own: 25, bundled: 25 });
  expect(counts(few.taught)).toEqual({ own: 5, bundled: 195 });
  const none = drawRehearsal({ own: [], bundled: sentences("bundled", 40) }, 1);
  expect(none.watched.length + none.taught.length).toBe(40);
});

test("the seed alone decides what is drawn", () => {
  const text = { own: sentences("own", 300), bundled: sentences("bundled", 300) };
  expect(drawRehearsal(text, 3)).toEqual(drawRehearsal(text, 3));
  expect(drawRehearsal(text, 3)).not.toEqual(drawRehearsal(text, 4));
});

test("a text is a sentence a line", () => {
  expect(parseRehearsal("A b .\n\nC  d\n")).toEqual([
    ["A", "b", "."],
    ["C", "d"],
  ]);
});
