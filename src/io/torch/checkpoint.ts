import type { StoredNumbers } from "./readTensors.ts";

/** What a file of PyTorch says of weights, and where their numbers lie. */
export interface Checkpoint {
  /** Its pickle's value. */
  readonly value: unknown;
  readonly numbers: StoredNumbers;
}
