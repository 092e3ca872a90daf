import { expect, test } from "vitest";
import { hashOfWords, splitHeldOut, wasHeldOut } from "./heldOut.ts";

const examples = Array.from({ length: 2000 }, (_, i) => ({ words: ["number", `${i}`] }));

test("the hash, and what was held out by it, is the same for ever", () => {
  // Another hash would train on what older scores were measured with.
  const first = examples.slice(0, 12).filter(wasHeldOut);
  expect(first.map(({ words }) => words[1])).toEqual(["8"]);
  expect(hashOfWords(["Ada", "met", "Bob"])).toBe(hashOfWords(["AdametBob"]));
  expect(Math.abs(examples.filter(wasHeldOut).length - 400)).toBeLessThan(60);
});

test("another seed gives another order", () => {
  const lowest = (seed: number) =>
    examples
      .toSorted((a, b) => hashOfWords(a.words, seed) - hashOfWords(b.words, seed))
      .slice(0, 400);
  const [zero, one] = [new Set(lowest(0)), lowest(1)];
  const both = one.filter((example) => zero.has(example)).length;
  expect(Math.abs(both - 80)).toBeLessThan(40);
});

test("what says the same is on one side, however it is cut", () => {
  const chosen = new Set([hashOfWords(["number", "7"])]);
  const { training, heldOut } = splitHeldOut([{ words: ["number7"] }, ...examples], chosen);
  expect(heldOut).toEqual([{ words: ["number7"] }, { words: ["number", "7"] }]);
  expect(training).toHaveLength(1999);
});
