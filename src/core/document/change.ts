import type { Edit } from "./edit.ts";
import { squashEdits } from "./squashEdits.ts";

/** Who changed the project: steps of the user can be taken back, suggestions are replaced. */
export type Source = "user" | "model";

/** What an edit did to a project: both directions, each naming what changed. */
export interface Change {
  readonly source: Source;
  /** What changed, as it is afterwards. */
  readonly edit: Edit;
  /** What changed, as it was before. */
  readonly inverse: Edit;
}

/** The change that takes one back. */
export const reverse = ({ source, edit, inverse }: Change): Change => ({
  source,
  edit: inverse,
  inverse: edit,
});

/** One change for two, one after the other; the user's, where one of them is. */
export const squash = (first: Change, second: Change): Change => ({
  source: first.source === "model" ? second.source : first.source,
  edit: squashEdits(first.edit, second.edit),
  inverse: squashEdits(second.inverse, first.inverse),
});

/** Whether nothing changed. */
export const isNothing = ({ edit }: Change): boolean => Object.keys(edit).length === 0;
