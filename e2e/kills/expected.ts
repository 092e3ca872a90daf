import type { Gesture } from "./gestures.ts";
import type { Shown } from "./shown.ts";

/** How many steps the application keeps. */
const KEPT = 500;

/** A step as it was seen: its name, and the text as it was before, where that was seen. */
export interface Step {
  readonly name: string;
  readonly before: string | null;
}

/** What was seen at a moment, and the steps that led there; only the last ones need be there. */
export interface Moment {
  readonly shown: Shown;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

/** The moment after a gesture, from the one before and what is shown now. */
export function momentAfter(before: Moment, { kind }: Gesture, shown: Shown): Moment {
  const { undo, redo } = before;
  const isSame = shown.undo === before.shown.undo && shown.content === before.shown.content;
  if (kind === "undo" && undo.length > 0) {
    const [step] = undo.slice(-1);
    const again = { name: step.name, before: shown.content };
    return checked({ shown, undo: undo.slice(0, -1), redo: [...redo, again] });
  }
  if (kind === "redo" && redo.length > 0) {
    const [step] = redo.slice(-1);
    const done = { name: step.name, before: before.shown.content };
    return checked({ shown, undo: [...undo, done], redo: redo.slice(0, -1) });
  }
  if (isSame) return { shown, undo, redo };
  const made = { name: shown.undo ?? "", before: before.shown.content };
  return checked({ shown, undo: [...undo, made].slice(-KEPT), redo: [] });
}

/** The page and what we know of it must tell the same story, or nothing could be compared. */
function checked(moment: Moment): Moment {
  const { shown, undo, redo } = moment;
  const [top, next] = [undo.at(-1)?.name ?? null, redo.at(-1)?.name ?? null];
  if (top !== shown.undo || next !== shown.redo) {
    throw new Error(`shown: ${shown.undo} / ${shown.redo}; expected: ${top} / ${next}`);
  }
  return moment;
}

/** By how many steps more than those of a moment the stored ones may be, fewest first. */
export function stepsSince(moment: Moment, stored: readonly string[]): number[] {
  const counts = Array.from({ length: Math.min(stored.length, KEPT - 1) + 1 }, (_, more) => more);
  return counts.filter((more) => {
    const names = moment.undo.map(({ name }) => name).slice(more - KEPT);
    const old = stored.slice(0, stored.length - more);
    return names.length === old.length && names.every((name, i) => name === old[i]);
  });
}
