/** A place in the history: what the project is like after a step. */
export interface HistoryPlace {
  /** How many of the kept steps lead here: it stays the same wherever in the history one is. */
  readonly id: number;
  /** The step, or null at the start, before all that is kept. */
  readonly name: string | null;
  /** Steps from now to here: so many to take again, or, below zero, to take back. */
  readonly distance: number;
}

/**
 * Every place in the history, newest first: those that redo leads to, where we are, those that undo
 * leads to, and the start.
 *
 * @param undo names of the steps that undo would take, latest first
 * @param redo names of the steps that redo would take, next first
 */
export function historyPlaces(undo: readonly string[], redo: readonly string[]): HistoryPlace[] {
  const names = [...redo.toReversed(), ...undo, null];
  return names.map((name, i) => ({ id: names.length - 1 - i, name, distance: redo.length - i }));
}
