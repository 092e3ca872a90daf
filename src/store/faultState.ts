import type { Fault, FaultPlace } from "../core/lifecycle/fault.ts";

/** The log of what went wrong. */
export interface FaultState {
  /** The last ones, oldest first; those of pages before too. */
  readonly faults: readonly Fault[];
  recordFault(place: FaultPlace, error: unknown): void;
  /** The log as text. */
  faultReport(): Promise<string>;
  copyFaults(): Promise<void>;
}
