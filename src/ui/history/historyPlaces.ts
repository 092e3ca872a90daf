import type { AppState } from "../../store/state.ts";

/** A step of the user. */
export interface PastStep {
  readonly name: string;
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly at: number;
  /** The document it is about; null for none or several. */
  readonly doc: string | null;
}

/** A place in the history: what the project is like after a step. */
export interface HistoryPlace {
  /** How many of the kept steps lead here: it stays the same wherever in the history one is. */
  readonly id: number;
  /** Null at the start, before all that is kept. */
  readonly step: PastStep | null;
  /** Steps from now to here: so many to take again, or, below zero, to take back. */
  readonly distance: number;
}

/** What of the state makes up the history. */
export type HistoryFacts = Pick<
  AppState,
  "undoNames" | "undoTimes" | "undoDocs" | "redoNames" | "redoTimes" | "redoDocs"
>;

/**
 * Every place in the history, newest first: those that redo leads to, where we are, those that undo
 * leads to, and the start.
 */
export function historyPlaces(facts: HistoryFacts): HistoryPlace[] {
  const redo = steps(facts.redoNames, facts.redoTimes, facts.redoDocs);
  const undo = steps(facts.undoNames, facts.undoTimes, facts.undoDocs);
  const all = [...redo.toReversed(), ...undo, null];
  return all.map((step, i) => ({ id: all.length - 1 - i, step, distance: redo.length - i }));
}

const steps = (
  names: readonly string[],
  times: readonly number[],
  docs: readonly (string | null)[],
): PastStep[] => names.map((name, i) => ({ name, at: times[i], doc: docs[i] }));
