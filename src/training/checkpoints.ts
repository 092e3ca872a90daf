import type { ByteRanges } from "../io/byteRanges.ts";
import { type NamedArray, readSafetensors, safetensorsPieces } from "../io/safetensors.ts";
import type { OptimizerState } from "../model/network.ts";
import { WORD_TABLE } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";

/** What a training can go on from. */
export interface Checkpoint {
  /** As the trainer held them, while there is a memory. */
  readonly weights: Weights;
  /** Null when the training has ended: nothing but scoring is left to do. */
  readonly optimizer: OptimizerState | null;
  /** The best weights so far, where epochs are scored; of the same names. */
  readonly best?: Weights | undefined;
  /** What the caller wants to find again with it. */
  readonly note?: string | undefined;
}

/** Where the checkpoints of one training are kept: a save replaces the one before, whole. */
export interface Checkpoints {
  save(checkpoint: Checkpoint): Promise<void>;
  /** Null when there is none. */
  load(): Promise<Checkpoint | null>;
  remove(): Promise<void>;
}

/** Which rows the moments of the word table have, and what the others are to be multiplied by. */
const [WORDS, DECAY] = ["words", "decay"];

const PARTS = ["weights", "first", "second", "best"] as const;

/** The tensors of a checkpoint as the pieces of one file, in single precision: nothing is copied. */
export function checkpointPieces(checkpoint: Checkpoint): Iterable<Uint8Array<ArrayBuffer>> {
  const { weights, optimizer } = checkpoint;
  const tensors = new Map<string, NamedArray>();
  const none: Weights = new Map();
  const [first, second] = [optimizer?.first ?? none, optimizer?.second ?? none];
  const parts = { weights, first, second, best: movedSince(checkpoint) };
  for (const part of PARTS)
    for (const [name, value] of parts[part]) tensors.set(`${part}.${name}`, value);
  const { words, decay } = optimizer ?? {};
  // Whole numbers below 2^24 are exact in single precision.
  if (words) tensors.set(WORDS, { shape: [words.length], data: Float32Array.from(words) });
  if (decay !== undefined) tensors.set(DECAY, { shape: [3], data: inThree(decay) });
  return safetensorsPieces(tensors, "F32");
}

/** A number of double precision as the sum of three of single precision: none of its bits is lost. */
function inThree(number: number): Float32Array {
  const first = Math.fround(number);
  const second = Math.fround(number - first);
  return Float32Array.of(first, second, number - first - second);
}

/** The best weights where they are others: what is frozen need not be written twice. */
function movedSince({ weights, best = new Map() }: Checkpoint): Weights {
  return new Map(
    [...best].filter(([name, { data }]) => {
      const last = weights.get(name)?.data;
      return !last || data.some((value, i) => value !== last[i]);
    }),
  );
}

/**
 * Reads the tensors of a checkpoint.
 *
 * @param updates of the weights so far; null when the training has ended
 * @param hasBest whether it holds the best weights so far
 */
export async function readCheckpoint(
  source: ByteRanges,
  file: string,
  updates: number | null,
  hasBest = false,
): Promise<Checkpoint> {
  const found = await readSafetensors(source, file);
  const tensors = [...found];
  const part = (name: (typeof PARTS)[number]): Weights =>
    new Map(
      tensors
        .filter(([key]) => key.startsWith(`${name}.`))
        .map(([key, value]) => [key.slice(name.length + 1), value]),
    );
  const weights = part("weights");
  const best = hasBest ? { best: new Map([...weights, ...part("best")]) } : {};
  if (updates === null) return { weights, optimizer: null, ...best };
  const [words, decay] = [found.get(WORDS), found.get(DECAY)];
  const moments = { first: part("first"), second: part("second"), updates };
  const optimizer = {
    ...moments,
    ...(words && { words: Array.from(words.data) }),
    ...(decay && { decay: decay.data.reduce((sum, part) => sum + part, 0) }),
  };
  return { weights, optimizer, ...best };
}

/** Whether a checkpoint is of these weights: of all of them, and all of their shapes. */
export function isOf({ weights, optimizer, best }: Checkpoint, of: Shapes): boolean {
  const isThere = (name: string, { shape }: NamedArray) =>
    of.get(name)?.shape.join() === shape.join();
  const fits = (found: Weights = new Map()) => [...found].every((one) => isThere(...one));
  const isWhole = (found: Weights) => found.size === of.size && fits(found);
  return isWhole(weights) && (!best || isWhole(best)) && (!optimizer || areOf(optimizer, of));
}

type Shapes = ReadonlyMap<string, Pick<NamedArray, "shape">>;

/** Whether moments are of these weights; of some rows of a table only where these are named. */
function areOf({ first, second, words }: OptimizerState, of: Shapes): boolean {
  return [first, second].every((moments) =>
    [...moments].every(([name, { shape }]) => {
      const [rows, ...others] = of.get(name)?.shape ?? [];
      const isSome = words && name === WORD_TABLE && shape[0] === words.length;
      const wanted =
        isSome && words.every((word) => word >= 0 && word < rows) ? words.length : rows;
      return shape.join() === [wanted, ...others].join();
    }),
  );
}

/** Checkpoints that end with the page. */
export function memoryCheckpoints(): Checkpoints {
  let kept: Checkpoint | null = null;
  return {
    save: async (checkpoint) => {
      kept = checkpoint;
    },
    load: async () => kept,
    remove: async () => {
      kept = null;
    },
  };
}
