import { type Applied, applyEdit } from "../document/applyEdit.ts";
import { squash } from "../document/change.ts";
import type { Project } from "../document/document.ts";
import type { Edit } from "../document/edit.ts";
import { squashEdits } from "../document/squashEdits.ts";
import { fitScopes } from "./fitScopes.ts";
import { fitSentences, withinSentences } from "./fitSentences.ts";
import { fitSuggestions } from "./fitSuggestions.ts";
import { withWholeWayBack } from "./userChange.ts";

/**
 * What a step of the history leads to: suggestions, and what sentences know, have changed since it was
 * made, and are made to fit.
 *
 * @throws Error where it is about a document that is not there
 */
export function stepTaken(before: Project, edit: Edit): Applied {
  const stepped = applyEdit(before, edit);
  // What it names it need not have changed, and what it changed it need not have named.
  const names = squashEdits(stepped.inverse, edit);
  const fits: readonly ((now: Project) => Edit)[] = [
    (now) => fitSentences(before, now, names),
    (now) => withinSentences(before, now),
    (now) => fitSuggestions(before.schema, now, stepped.inverse, names),
    (now) => fitScopes(before.schema, now, stepped.inverse),
  ];
  const fitted = fits.reduce((made: Applied, fit) => {
    const next = applyEdit(made.project, fit(made.project), "model");
    return { ...squash(made, next), project: next.project };
  }, stepped);
  // The way back also brings back the suggestions that had to go.
  return withWholeWayBack(before, fitted.project, fitted);
}
