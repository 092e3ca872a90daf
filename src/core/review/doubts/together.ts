import { t } from "../../../language/words.ts";
import { applyEdit } from "../../document/applyEdit.ts";
import { sentenceById } from "../../document/docIndex.ts";
import type { Doc, Project, Sentence } from "../../document/document.ts";
import { type Edit, isRefusal, type NamedEdit, type Refusal } from "../../document/edit.ts";
import { squashEdits } from "../../document/squashEdits.ts";
import type { ConfirmedExample } from "./confirmedExample.ts";

/** What was doubted is not there any more. */
export const GONE: Refusal = {
  get refused() {
    return t("This is no longer as it was: it is left as it is.");
  },
};

/** One edit of several, on what those before it have made; null: nothing to do. */
export type Step = (project: Project) => NamedEdit | Refusal | null;

/** Edits that are made one after the other, as one step; what is refused by now is left as it is. */
export function together(
  project: Project,
  name: string,
  steps: readonly Step[],
): NamedEdit | Refusal {
  let [now, edit]: [Project, Edit] = [project, {}];
  for (const step of steps) {
    const made = step(now);
    if (!made || isRefusal(made)) continue;
    now = applyEdit(now, made.edit).project;
    edit = squashEdits(edit, made.edit);
  }
  return now === project || Object.keys(edit).length === 0 ? GONE : { name, edit };
}

/** The document and the sentence of an example, if its words still are the same. */
export function placeOf(
  project: Project,
  { doc: id, sentence: was }: ConfirmedExample,
): { readonly doc: Doc; readonly sentence: Sentence } | null {
  const doc = Object.hasOwn(project.docs, id) ? project.docs[id] : undefined;
  const sentence = doc && sentenceById(doc, was.id);
  return sentence && sentence.words.length === was.words.length ? { doc, sentence } : null;
}
