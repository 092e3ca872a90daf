import type { Doc } from "../../core/document/document.ts";
import { remembered } from "../../core/document/remembered.ts";

/** Neighbouring sentences that are drawn together: a paragraph, or a part of a long one. */
export interface TextBlock {
  /** Index of its first sentence. */
  readonly first: number;
  /** Index after its last sentence. */
  readonly last: number;
  /** Characters of its sentences, to estimate its height by. */
  readonly lengths: readonly number[];
  /** Whether an empty line stands before it. */
  readonly newParagraph: boolean;
}

/** A longer paragraph is drawn in parts, so that a text of one paragraph scrolls as well. */
const LARGEST = 8;

/** The blocks of a document, the same as long as its sentences are. */
export const textBlocks = remembered(cutBlocks, ({ sentences }) => sentences);

function cutBlocks({ sentences, text }: Doc): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let first = 0;
  let newParagraph = false;
  const close = (last: number) => {
    const lengths = sentences.slice(first, last).map(({ start, end }) => end - start);
    if (last > first) blocks.push({ first, last, lengths, newParagraph });
    first = last;
  };
  sentences.forEach(({ start }, i) => {
    const isNew = i > 0 && /\n[\s>|]*\n/.test(text.slice(sentences[i - 1].end, start));
    if (!isNew && i - first < LARGEST) return;
    close(i);
    newParagraph = isNew;
  });
  close(sentences.length);
  return blocks;
}

/** The index of the block that holds a sentence. */
export function blockOf(blocks: readonly TextBlock[], sentence: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].last <= sentence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a sentence's height follows from, in pixels. */
export interface RowMetrics {
  readonly lineHeight: number;
  /** Above and below the lines of a sentence. */
  readonly padding: number;
  /** Before a paragraph. */
  readonly gap: number;
  readonly charsPerLine: number;
}

/** About how high a block will be; the screen tells exactly once it is drawn. */
export function estimatedHeight(block: TextBlock, metrics: RowMetrics): number {
  const { lineHeight, padding, gap, charsPerLine } = metrics;
  const lines = block.lengths.map((length) => Math.max(1, Math.ceil(length / charsPerLine)));
  const text = lines.reduce((sum, count) => sum + count * lineHeight + padding, 0);
  return text + (block.newParagraph ? gap : 0);
}
