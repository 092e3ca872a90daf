import { formatSafetensors, type NamedArray, parseSafetensors } from "../io/safetensors.ts";
import type { OptimizerState } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";

/** What a training can go on from. */
export interface Checkpoint {
  readonly weights: Weights;
  /** Null when the training has ended: nothing but scoring is left to do. */
  readonly optimizer: OptimizerState | null;
}

/** Where the checkpoints of one training are kept: a save replaces the one before, whole. */
export interface Checkpoints {
  save(checkpoint: Checkpoint): Promise<void>;
  /** Null when there is none. */
  load(): Promise<Checkpoint | null>;
  remove(): Promise<void>;
}

const PARTS = ["weights", "first", "second"] as const;

/** The tensors of a checkpoint as one file, in single precision. */
export function formatCheckpoint({ weights, optimizer }: Checkpoint): Uint8Array<ArrayBuffer> {
  const tensors = new Map<string, NamedArray>();
  const none: Weights = new Map();
  const parts = { weights, first: optimizer?.first ?? none, second: optimizer?.second ?? none };
  for (const part of PARTS)
    for (const [name, value] of parts[part]) tensors.set(`${part}.${name}`, value);
  return formatSafetensors(tensors, "F32");
}

/**
 * Reads the tensors of a checkpoint.
 *
 * @param updates of the weights so far; null when the training has ended
 */
export function parseCheckpoint(
  bytes: Uint8Array,
  file: string,
  updates: number | null,
): Checkpoint {
  const tensors = [...parseSafetensors(bytes, file)];
  const part = (name: (typeof PARTS)[number]): Weights =>
    new Map(
      tensors
        .filter(([key]) => key.startsWith(`${name}.`))
        .map(([key, value]) => [key.slice(name.length + 1), value]),
    );
  const weights = part("weights");
  if (updates === null) return { weights, optimizer: null };
  return { weights, optimizer: { first: part("first"), second: part("second"), updates } };
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
