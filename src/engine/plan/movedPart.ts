import { isFrozen } from "../../model/parameters.ts";
import type { Block } from "../program/parameterBlocks.ts";
import type { Chunk, ParameterLayout } from "./parameterLayout.ts";

/** The end of a chunk that a training moves; gradients and moments have room for it alone. */
export interface MovedChunk extends Chunk {
  /** Its first float; the chunk's size where nothing of it moves. */
  readonly start: number;
}

/** What of the parameters a training moves. */
export interface MovedPart {
  /** So many of the lowest layers stay, with the embeddings; null: everything moves. */
  readonly frozen: number | null;
  /** With the word table? */
  readonly words: boolean;
  readonly blocks: readonly Block[];
  readonly chunks: readonly MovedChunk[];
}

/**
 * What a training moves that leaves the embeddings and the lowest layers as they are. Their decayed
 * blocks come first, so that chunks begin later without them; what stays behind that start (biases
 * and norms) has gradients and moments of zero, and AdamW does not decay it.
 */
export function movedPart(
  { blocks, places, chunks }: ParameterLayout,
  frozen: number | null,
): MovedPart {
  const moved = blocks.filter(({ parts }) => !isFrozen(parts[0].weight, frozen));
  const starts = chunks.map(({ size }) => size);
  for (const { name } of moved) {
    const { chunk, offset } = places.get(name) ?? { chunk: 0, offset: 0 };
    starts[chunk] = Math.min(starts[chunk], offset);
  }
  return {
    frozen,
    words: frozen === null,
    blocks: moved,
    chunks: chunks.map((chunk, i) => ({ ...chunk, start: starts[i] })),
  };
}
