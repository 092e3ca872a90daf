import { t } from "../../language/words.ts";
import type { Doc, Project } from "./document.ts";
import { inside, type NamedEdit, type Refusal } from "./edit.ts";

/** A new document. */
export const addDoc = (doc: Doc): NamedEdit => ({
  name: t("Add document {name}", { name: doc.name }),
  edit: { docs: { [doc.id]: doc } },
});

/** Moves a document to the trash: nothing of it is lost. */
export const trashDoc = (doc: Doc, now: number): NamedEdit =>
  inside(doc, t("Move {name} to the trash", { name: doc.name }), { trashedAt: now });

/** Takes a document out of the trash. */
export const restoreDoc = (doc: Doc): NamedEdit =>
  inside(doc, t("Restore {name}", { name: doc.name }), { trashedAt: null });

/** Removes all that lies in the trash, with all that is in it. */
export function emptyTrash(project: Project): NamedEdit | Refusal {
  const trashed = Object.values(project.docs).filter((doc) => doc.trashedAt !== undefined);
  if (trashed.length === 0) return { refused: t("The trash is empty.") };
  return {
    name: t("Empty the trash"),
    edit: { docs: Object.fromEntries(trashed.map(({ id }) => [id, null])) },
  };
}

/** Another name for a document. */
export const renameDoc = (doc: Doc, name: string): NamedEdit =>
  inside(doc, t("Rename document {name}", { name: doc.name }), { name });
