import { expect, test } from "vitest";
import { isHeldOut, splitHeldOut } from "./heldOut.ts";

const examples = Array.from({ length: 2000 }, (_, i) => ({
  id: `doc-${i % 7}:${i}`,
  words: ["number", `${i}`],
}));

test("about every fifth sentence is held out, always the same ones", () => {
  const { training, heldOut } = splitHeldOut(examples);
  expect(training.length + heldOut.length).toBe(2000);
  expect(Math.abs(heldOut.length - 400)).toBeLessThan(60);
  // Fixed for ever: another hash would train on what older scores were measured with.
  const first = examples.slice(0, 12).filter(isHeldOut);
  expect(first.map(({ words }) => words[1])).toEqual(["8"]);
});

test("what says the same is on the same side, whatever its id, and however it is cut", () => {
  const copies = examples.map(({ words }, i) => ({ id: `copy:${i}`, words }));
  const { training, heldOut } = splitHeldOut([...examples, ...copies]);
  const texts = new Set(heldOut.map(({ words }) => words.join(" ")));
  expect(training.length).toBeGreaterThan(0);
  expect(training.filter(({ words }) => texts.has(words.join(" ")))).toEqual([]);
  const cut = (words: readonly string[]) => isHeldOut({ words });
  for (const { words } of examples) expect(cut(words)).toBe(cut(words.join("").split("")));
});
