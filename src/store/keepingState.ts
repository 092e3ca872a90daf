/** What the user can do where something is not stored. */
export interface KeepingState {
  /** Tries at once to store what could not be stored. */
  retryStoring(): void;
  /** Stores all that this tab has, where what was stored has been deleted. */
  storeAgain(): Promise<void>;
}
