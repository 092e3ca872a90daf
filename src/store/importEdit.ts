import type { Doc, Project } from "../core/document/document.ts";
import type { Edit, NamedEdit } from "../core/document/edit.ts";
import { bothChoices } from "../core/document/mentionChoices.ts";
import { restoredTypes } from "../core/types/restoredTypes.ts";
import { withTypes } from "../core/types/schema.ts";
import { chosenTypes } from "../io/import/chosenTypes.ts";
import { t } from "../language/words.ts";
import type { ShownImport } from "./importState.ts";

/** The edit that brings an import; null when there is nothing to change. */
export function importEdit(
  project: Project,
  docs: readonly Doc[],
  { preview, choices }: ShownImport,
): NamedEdit | null {
  const restored: Edit = preview.schema ? restoredTypes(project, preview.schema) : {};
  const types = chosenTypes(preview.types, choices.types);
  const schema = withTypes(restored.schema ?? project.schema, types);
  // Without new types the step is not about types: taken back it leaves those that came since.
  const said = restored.mentions === undefined ? project.mentions : restored.mentions;
  const mentions =
    said && preview.mentions ? bothChoices(said, preview.mentions) : (preview.mentions ?? said);
  const ofTypes: Edit = {
    ...(schema !== project.schema && { schema }),
    ...(mentions && mentions !== project.mentions && { mentions }),
    ...(restored.inside && { inside: restored.inside }),
  };
  const hasMore = ofTypes.schema !== undefined || ofTypes.mentions !== undefined;
  if (docs.length === 0) return hasMore ? { name: t("Import types"), edit: ofTypes } : null;
  const edit: Edit = { ...ofTypes, docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])) };
  const [{ name }] = docs;
  const what = docs.length === 1 ? name : t("{docs, number} documents", { docs: docs.length });
  return { name: t("Import {what}", { what }), edit };
}
