import type { Work } from "./rememberedWork.ts";

/** What the user can do where something is not stored, or was lost. */
export interface KeepingState {
  /** All that a visit before had stored, where the browser has lost it and nobody has seen that yet. */
  readonly lostWork: Work | null;
  forgetLoss(): void;
  /** Tries at once to store what could not be stored. */
  retryStoring(): void;
  /** Stores all that this tab has, where what was stored has been deleted. */
  storeAgain(): Promise<void>;
}
