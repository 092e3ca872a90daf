import type { StoredNumbers } from "./lazyTensors.ts";
import type { TorchStorage } from "./torchStorages.ts";

/** What a file of PyTorch says of weights, and where their numbers lie. */
export interface Checkpoint {
  /** Its pickle's value. */
  readonly value: unknown;
  readonly numbers: StoredNumbers;
  /** Without reading them. @throws PickleFault where they are missing or cut */
  check(storage: TorchStorage): void;
}
