import type { Edit } from "../core/edit.ts";
import type { HistoryEntry } from "../storage/projectChange.ts";

export type Stack = HistoryEntry["stack"];

/** What of the history changed, as it is stored. */
export type HistoryChange = Readonly<Record<number, HistoryEntry | null>>;

/** The undo and redo stacks, lowest step first. */
export interface History {
  readonly undo: readonly HistoryEntry[];
  readonly redo: readonly HistoryEntry[];
}

/** How many steps can be undone. */
export const HISTORY_LIMIT = 500;

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** The stacks of stored entries. */
export const historyOf = (entries: readonly HistoryEntry[]): History => ({
  undo: entries.filter((entry) => entry.stack === "undo"),
  redo: entries.filter((entry) => entry.stack === "redo"),
});

/** What a step is, before it has a place on a stack. */
export interface Step {
  readonly name: string;
  /** The edit that takes the step back (on the undo stack) or again (on the redo stack). */
  readonly edit: Edit;
  readonly doc: string | null;
}

/** Remembers a new step of the user; what was undone before it can no longer be redone. */
export function record(history: History, step: Step): [History, HistoryChange] {
  const entry = entryOn("undo", history, step);
  const undo = [...history.undo, entry];
  const dropped = [...history.redo, ...undo.slice(0, -HISTORY_LIMIT)];
  return [
    { undo: undo.slice(-HISTORY_LIMIT), redo: [] },
    { ...Object.fromEntries(dropped.map(({ seq }) => [seq, null])), [entry.seq]: entry },
  ];
}

/** Takes the top of one stack off; `inverse`, if the step could be taken, goes on the other. */
export function take(
  history: History,
  from: Stack,
  inverse: Edit | null,
): [History, HistoryChange] {
  const top = history[from].at(-1)!;
  const rest: History = { ...history, [from]: history[from].slice(0, -1) };
  if (!inverse) return [rest, { [top.seq]: null }];
  const to = from === "undo" ? "redo" : "undo";
  const entry = entryOn(to, history, { name: top.name, edit: inverse, doc: top.doc });
  return [
    { ...rest, [to]: [...rest[to], entry] },
    { [top.seq]: null, [entry.seq]: entry },
  ];
}

function entryOn(stack: Stack, { undo, redo }: History, step: Step): HistoryEntry {
  const seq = 1 + Math.max(0, undo.at(-1)?.seq ?? 0, redo.at(-1)?.seq ?? 0);
  return { seq, stack, ...step };
}
