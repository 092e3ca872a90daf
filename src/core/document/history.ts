import type { DocEdit, Edit } from "./edit.ts";
import { remembered } from "./remembered.ts";

export type Stack = "undo" | "redo";

/** What a step is, before it has a place on a stack. */
export interface NewStep {
  readonly name: string;
  /** The edit that takes the step back (on the undo stack) or again (on the redo stack). */
  readonly edit: Edit;
  /** The document that is opened when the step is taken. */
  readonly doc: string | null;
  /** When the user made it, in milliseconds since 1970; 0 where that is not known. */
  readonly at: number;
}

/** A step of the undo or redo stack. */
export interface Step extends NewStep {
  /** Grows with every step put on either stack; the highest is on top. */
  readonly seq: number;
  readonly stack: Stack;
}

/** What of the history changed, as it is stored. */
export type HistoryChange = Readonly<Record<number, Step | null>>;

/** The undo and redo stacks, lowest step first. */
export interface History {
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** How many steps are remembered. */
export const HISTORY_LIMIT = 500;

/** How many changed annotations and sentences all steps together may hold. */
export const HISTORY_WEIGHT = 200_000;

export const EMPTY_HISTORY: History = { undo: [], redo: [] };

/** The stacks of stored entries. */
export const historyOf = (entries: readonly Step[]): History => ({
  undo: entries.filter((entry) => entry.stack === "undo"),
  redo: entries.filter((entry) => entry.stack === "redo"),
});

/** Both stacks as they are stored, lowest step first. */
export const stepsOf = ({ undo, redo }: History): Step[] =>
  [...undo, ...redo].toSorted((a, b) => a.seq - b.seq);

/** Remembers a new step of the user; what was undone before it can no longer be redone. */
export function record(history: History, step: NewStep): [History, HistoryChange] {
  const entry = entryOn("undo", history, step);
  const [kept, dropped] = bounded({ undo: [...history.undo, entry], redo: [] });
  return [kept, { ...removed(history.redo), ...removed(dropped), [entry.seq]: entry }];
}

/** Takes the top of one stack off; `inverse`, if the step could be taken, goes on the other. */
export function take(
  history: History,
  from: Stack,
  inverse: Edit | null,
): [History, HistoryChange] {
  const top = history[from].at(-1)!;
  const rest: History = { ...history, [from]: history[from].slice(0, -1) };
  if (!inverse) return [rest, removed([top])];
  const to = from === "undo" ? "redo" : "undo";
  const entry = entryOn(to, history, { ...top, edit: inverse });
  const [kept, dropped] = bounded({ ...rest, [to]: [...rest[to], entry] });
  return [kept, { ...removed([top, ...dropped]), [entry.seq]: entry }];
}

function entryOn(stack: Stack, { undo, redo }: History, step: NewStep): Step {
  const seq = 1 + Math.max(0, undo.at(-1)?.seq ?? 0, redo.at(-1)?.seq ?? 0);
  return { ...step, seq, stack };
}

const removed = (entries: readonly Step[]): HistoryChange =>
  Object.fromEntries(entries.map(({ seq }) => [seq, null]));

/**
 * The history within its limits, and what had to go: steps at the far end of the heavier stack, for
 * what was undone can outweigh all that is left to undo. The newest step always stays.
 */
function bounded({ undo, redo }: History): [History, Step[]] {
  const newest = Math.max(undo.at(-1)?.seq ?? 0, redo.at(-1)?.seq ?? 0);
  const stacks = [undo, redo].map((entries) => ({ entries, weight: weightOf(entries), gone: 0 }));
  const left = () => stacks.reduce((sum, { entries, gone }) => sum + entries.length - gone, 0);
  while (left() > HISTORY_LIMIT || stacks[0].weight + stacks[1].weight > HISTORY_WEIGHT) {
    const [stack] = stacks
      .filter(({ entries, gone }) => gone < entries.length && entries[gone].seq !== newest)
      .sort((a, b) => b.weight - a.weight);
    if (!stack) break;
    stack.weight -= weight(stack.entries[stack.gone].edit);
    stack.gone++;
  }
  const [u, r] = stacks.map(({ gone }) => gone);
  return [
    { undo: u > 0 ? undo.slice(u) : undo, redo: r > 0 ? redo.slice(r) : redo },
    [...undo.slice(0, u), ...redo.slice(0, r)],
  ];
}

const weightOf = (entries: readonly Step[]): number =>
  entries.reduce((sum, { edit }) => sum + weight(edit), 0);

/** How much an edit holds; remembered, because all edits are weighed at each step. */
const weight = remembered((edit: Edit): number => {
  const docs = Object.values(edit.docs ?? {}).map((doc) =>
    doc ? doc.sentences.length + inTables(doc) : 0,
  );
  const inside = Object.values(edit.inside ?? {}).map(
    (changed) => (changed.sentences?.length ?? 0) + inTables(changed),
  );
  return [...docs, ...inside].reduce((a, b) => a + b, 1);
});

const inTables = ({ entities, relations, confirmed }: DocEdit): number =>
  [entities, relations, confirmed].reduce((n, table) => n + Object.keys(table ?? {}).length, 0);
