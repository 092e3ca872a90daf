import type { Doc } from "./document.ts";
import { inside, type NamedEdit } from "./edit.ts";

/** A new document. */
export const addDoc = (doc: Doc): NamedEdit => ({
  name: `Add document ${doc.name}`,
  edit: { docs: { [doc.id]: doc } },
});

/** Takes a document away with all that is in it. */
export const deleteDoc = (doc: Doc): NamedEdit => ({
  name: `Delete document ${doc.name}`,
  edit: { docs: { [doc.id]: null } },
});

/** Another name for a document. */
export const renameDoc = (doc: Doc, name: string): NamedEdit =>
  inside(doc, `Rename document ${doc.name}`, { name });
