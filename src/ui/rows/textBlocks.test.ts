import fc from "fast-check";
import { expect, test } from "vitest";
import { testDoc } from "../../core/fixtures/project.ts";
import { blockOf, estimatedHeight, textBlocks } from "./textBlocks.ts";

const blocksOf = (text: string) => textBlocks(testDoc("d", text));

test("an empty line begins a block, a single line break does not", () => {
  expect(
    blocksOf("One. Two.\nThree.\n\nFour.").map((b) => [b.first, b.last, b.newParagraph]),
  ).toEqual([
    [0, 3, false],
    [3, 4, true],
  ]);
});

test("a long paragraph is cut, and only its first part begins a paragraph", () => {
  const blocks = blocksOf(`Start.\n\n${"Go on. ".repeat(20)}`);
  expect(blocks.map((b) => b.last - b.first)).toEqual([1, 8, 8, 4]);
  expect(blocks.map((b) => b.newParagraph)).toEqual([false, true, false, false]);
});

test("every sentence is in exactly one block, which is found", () => {
  const texts = fc.array(fc.constantFrom("A b. ", "C.\n", "D e f.\n\n"), { minLength: 1 });
  fc.assert(
    fc.property(texts, (parts) => {
      const doc = testDoc("d", parts.join(""));
      const blocks = textBlocks(doc);
      doc.sentences.forEach((_, i) => {
        const block = blocks[blockOf(blocks, i)];
        expect(block.first <= i && i < block.last).toBe(true);
      });
      expect(blocks.reduce((sum, b) => sum + b.lengths.length, 0)).toBe(doc.sentences.length);
    }),
  );
});

test("the estimate counts lines, space around them, and the gap before a paragraph", () => {
  const metrics = { lineHeight: 72, padding: 14, gap: 18, charsPerLine: 10 };
  const block = { first: 0, last: 2, lengths: [25, 3], newParagraph: true };
  expect(estimatedHeight(block, metrics)).toBe(3 * 72 + 14 + 72 + 14 + 18);
});
