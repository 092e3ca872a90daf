import { stepTaken } from "../core/annotate/stepTaken.ts";
import type { Project } from "../core/document/document.ts";
import { type History, type Stack, take } from "../core/document/history.ts";
import { mergeChanges, type ProjectChange } from "../storage/projectChange.ts";

/** What steps back or forth lead to. */
export interface Taken {
  readonly project: Project;
  readonly history: History;
  /** What is to be stored. */
  readonly change: ProjectChange;
  /** The document that the last step was about. */
  readonly doc: string | null;
  /** The step that could not be taken, and was dropped; none after it was tried. */
  readonly failed: { readonly name: string; readonly error: unknown } | null;
}

/** Takes so many steps from the top of a stack, or all that are on it. */
export function takeSteps(
  { project, history }: Pick<Taken, "project" | "history">,
  from: Stack,
  count: number,
): Taken {
  let taken: Taken = { project, history, change: {}, doc: null, failed: null };
  for (let done = 0; done < count && !taken.failed; done++) {
    if (taken.history[from].length === 0) break;
    taken = takeStep(taken, from);
  }
  return taken;
}

function takeStep(before: Taken, from: Stack): Taken {
  const top = before.history[from].at(-1)!;
  try {
    const { project, edit, inverse } = stepTaken(before.project, top.edit);
    const [history, stored] = take(before.history, from, inverse);
    const change = { ...edit, history: stored };
    return {
      project,
      history,
      change: mergeChanges(before.change, change),
      doc: top.doc,
      failed: null,
    };
  } catch (error) {
    const [history, stored] = take(before.history, from, null);
    const change = mergeChanges(before.change, { history: stored });
    return { ...before, history, change, failed: { name: top.name, error } };
  }
}
