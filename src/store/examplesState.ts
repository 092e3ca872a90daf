import type { SentenceRef } from "../core/annotate/leaveOut.ts";
import type { HeldOutChoice } from "../core/learn/heldOut.ts";

/** What of the state is about the examples: the sentences that a model is trained on. */
export interface ExamplesState {
  /** How the sentences are chosen that it is scored on. */
  readonly heldOut: HeldOutChoice;
  setHeldOut(change: Partial<HeldOutChoice>): void;
  /** Leaves sentences out of training, or takes them in again, as one step. */
  leaveOut(sentences: readonly SentenceRef[], isOut: boolean): void;
}
