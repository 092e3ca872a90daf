import { fitScopes } from "../core/annotate/fitScopes.ts";
import { fitSentences, withinSentences } from "../core/annotate/fitSentences.ts";
import { fitSuggestions } from "../core/annotate/fitSuggestions.ts";
import { withWholeWayBack } from "../core/annotate/userChange.ts";
import { type Applied, applyEdit } from "../core/document/applyEdit.ts";
import { squash } from "../core/document/change.ts";
import type { Project } from "../core/document/document.ts";
import type { Edit } from "../core/document/edit.ts";
import { type History, type Stack, take } from "../core/document/history.ts";
import { squashEdits } from "../core/document/squashEdits.ts";
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
    const stepped = applyEdit(before.project, top.edit);
    // What it names it need not have changed, and what it changed it need not have named.
    const names = squashEdits(stepped.inverse, top.edit);
    const fits: readonly ((now: Project) => Edit)[] = [
      (now) => fitSentences(before.project, now, names),
      (now) => withinSentences(before.project, now),
      (now) => fitSuggestions(before.project.schema, now, stepped.inverse, names),
      (now) => fitScopes(before.project.schema, now, stepped.inverse),
    ];
    const fitted = fits.reduce((made: Applied, fit) => {
      const next = applyEdit(made.project, fit(made.project), "model");
      return { ...squash(made, next), project: next.project };
    }, stepped);
    // The way back also brings back the suggestions that had to go.
    const { project, edit, inverse } = withWholeWayBack(before.project, fitted.project, fitted);
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
