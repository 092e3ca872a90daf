import type { History, Step } from "../../core/document/history.ts";

/** A place in the history: what the project is like after a step. */
export interface HistoryPlace {
  /** How many of the kept steps lead here: it stays the same wherever in the history one is. */
  readonly id: number;
  /** Null at the start, before all that is kept. */
  readonly step: Step | null;
  /** Steps from now to here: so many to take again, or, below zero, to take back. */
  readonly distance: number;
}

/**
 * Every place in the history, newest first: those that redo leads to, where we are, those that undo
 * leads to, and the start.
 */
export function historyPlaces({ undo, redo }: History): HistoryPlace[] {
  const all = [...redo, ...undo.toReversed(), null];
  return all.map((step, i) => ({ id: all.length - 1 - i, step, distance: redo.length - i }));
}
