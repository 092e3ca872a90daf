import { addDoc, emptyTrash, renameDoc, restoreDoc, trashDoc } from "../core/document/docEdits.ts";
import type { Doc } from "../core/document/document.ts";
import { lengthFault, nameInSentence } from "../core/document/givenNames.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { newId } from "./newId.ts";
import type { Predictor } from "./predictor.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<
  AppState,
  | "addText"
  | "openDoc"
  | "renameDoc"
  | "deleteDoc"
  | "undoTrash"
  | "restoreDoc"
  | "emptyTrash"
  | "editCopy"
>;

/** The list of documents. */
export function documentSlice(context: Context, predictor: Predictor): Actions {
  const { get, set, services, commit, notify, store, canEdit } = context;

  const openDoc = (id: string) => {
    const doc = get().project.docs[id];
    if (!doc || doc.trashedAt !== undefined) return;
    // Opened on purpose, it may be drawn once more.
    const failedDoc = get().failedDoc === id ? null : get().failedDoc;
    set({ activeDoc: id, failedDoc, selection: { kind: "none" }, linking: null });
    store({ settings: { activeDoc: id, failedDoc } });
    void predictor.predictNew();
  };
  const addText = async (name: string, text: string) => {
    if (!canEdit()) return false;
    if (text.trim() === "") {
      notify("info", t("There is no text in it."));
      return false;
    }
    try {
      const doc = await unannotated(services.text, name.trim() || firstWords(text), text);
      // Another tab may have taken the project over meanwhile.
      if (!commit(addDoc(doc))) return false;
      openDoc(doc.id);
      return true;
    } catch (error) {
      notify(
        "error",
        t("The text could not be read: {messageOf}", { messageOf: messageOf(error) }),
      );
      return false;
    }
  };

  return {
    openDoc,
    addText,
    renameDoc: (id, name) => {
      const doc = get().project.docs[id];
      const wanted = name.trim();
      const fault = lengthFault(wanted);
      if (fault !== null) return notify("info", fault);
      if (doc && wanted !== "" && wanted !== doc.name) commit(renameDoc(doc, wanted));
    },
    deleteDoc: (id) => {
      const { project, activeDoc: before } = get();
      const doc = project.docs[id];
      if (!doc || doc.trashedAt !== undefined || !commit(trashDoc(doc, Date.now()))) return;
      notify(
        "info",
        t("“{name}” is in the trash now. Undo brings it back.", { name: nameInSentence(doc.name) }),
        { trashed: id },
      );
      const { activeDoc } = get();
      if (activeDoc !== null && activeDoc !== before) openDoc(activeDoc);
    },
    undoTrash: (id) => {
      const last = get().history.undo.at(-1)?.edit.inside?.[id];
      if (last?.trashedAt === null) get().undo();
      else get().restoreDoc(id);
    },
    restoreDoc: (id) => {
      const doc = get().project.docs[id];
      if (doc?.trashedAt !== undefined && commit(restoreDoc(doc))) openDoc(id);
    },
    emptyTrash: () => void commit(emptyTrash(get().project)),
    editCopy: async (id, text) => {
      const doc = get().project.docs[id];
      return doc ? addText(t("{name} (copy)", { name: doc.name }), text) : false;
    },
  };
}

/** A document of a text as it is, with nothing annotated. */
export async function unannotated(
  service: { segment(id: string, text: string): Promise<Doc["sentences"]> },
  name: string,
  text: string,
): Promise<Doc> {
  const id = newId();
  const sentences = await service.segment(id, text);
  const createdAt = Date.now();
  return { id, name, text, sentences, entities: {}, relations: {}, confirmed: {}, createdAt };
}

function firstWords(text: string): string {
  const words = text.trim().slice(0, 60).split(/\s+/).slice(0, 5).join(" ");
  return words.slice(0, 40);
}
