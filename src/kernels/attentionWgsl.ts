// What all bodies of attention share.
import type { Constants, Uniforms } from "./defineKernel.ts";
import { SENTENCE, SENTENCE_FIELDS } from "./sentenceRows.ts";

/** A body whose uniforms are the kernel's own affair. */
export interface AttentionBody {
  code(constants: Constants): string;
  grid(u: never): readonly [number, number, number];
}

/** A workgroup for every block and head. */
export const attentionGrid = ({ blocks, heads }: Uniforms): readonly [number, number, number] => [
  blocks,
  heads,
  1,
];

/**
 * Where the workgroup's sentence and head lie. Offsets are in fours: a row of `qkv` has `stride` of
 * them, one of the others `width`; the head's begin at `column`, of its queries, keys and values.
 */
export const wgslPlace = (headSize: number): string => `
  let sentence = blocks[group.x].x;
  let first = sentences[sentence * ${SENTENCE_FIELDS}u + ${SENTENCE.first}u];
  let length = sentences[sentence * ${SENTENCE_FIELDS}u + ${SENTENCE.length}u];
  let head = group.y;
  let width = u.heads * ${headSize / 4}u;
  let stride = 3u * width;
  let column = head * ${headSize / 4}u;
  let sentenceMask = (sentence * u.heads + head) * u.longest * u.longest;`;
