import { encodeSentence } from "../text/encodeSentence.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import type { ReadingNetwork } from "./network.ts";

/** What embeds names: a network whose encoder reads them, and its word pieces. */
export interface NameReader {
  readonly network: ReadingNetwork;
  readonly tokenizer: SubwordTokenizer;
}

/** Means of the encoder's last states over the pieces of each name, [H] each. */
export async function nameStates(
  { network, tokenizer }: NameReader,
  names: readonly string[],
): Promise<Float32Array[]> {
  const { bert } = network.shape;
  const encoded = names.map((name) => wordsOf(name, tokenizer, bert.maxPositions));
  const result: Float32Array[] = [];
  for (let from = 0; from < encoded.length; ) {
    let to = from;
    let pieces = 0;
    while (to < encoded.length && (to === from || pieces < network.piecesAtOnce))
      pieces += encoded[to++].length;
    const batch = encoded.slice(from, to);
    const states = await network.states(batch);
    let first = 0;
    for (const { length } of batch) {
      result.push(meanOf(states, { first: first + 1, count: length - 2, width: bert.hidden }));
      first += length;
    }
    from = to;
  }
  return result;
}

/** Takes off what all have in common, and normalises: embeddings of names of length 1. */
export const embeddingsOf = (states: readonly Float32Array[], center: Float32Array) =>
  states.map((state) => normalised(state.map((x, i) => x - center[i])));

/** The embedding of a type with several names: the mean of theirs, of length 1 again. */
export function joinedEmbedding(embeddings: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(embeddings[0].length);
  for (const n of embeddings) for (let i = 0; i < sum.length; i++) sum[i] += n[i];
  return normalised(sum);
}

/** Without any piece, as of a name of blanks, `[UNK]` stands for it. */
function wordsOf(
  name: string,
  tokenizer: SubwordTokenizer,
  maxPositions: number,
): readonly number[] {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const { ids } = encodeSentence(words.length > 0 ? words : [name], tokenizer);
  if (ids.length <= 2) return [tokenizer.cls, tokenizer.unk, tokenizer.sep];
  return ids.length <= maxPositions ? ids : [...ids.slice(0, maxPositions - 1), tokenizer.sep];
}

function meanOf(
  states: Float32Array,
  { first, count, width }: { first: number; count: number; width: number },
): Float32Array {
  const mean = new Float32Array(width);
  for (let row = first; row < first + count; row++)
    for (let i = 0; i < width; i++) mean[i] += states[row * width + i] / count;
  return mean;
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((x) => x / length) : vector;
}
