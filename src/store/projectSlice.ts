import { applyEdit } from "../core/applyEdit.ts";
import { sentenceById } from "../core/docIndex.ts";
import type { Project } from "../core/document.ts";
import { type Edit, isRefusal, type NamedEdit, type Refusal } from "../core/edit.ts";
import type { HistoryEntry, ProjectChange } from "../storage/projectChange.ts";
import { type Context, messageOf } from "./context.ts";
import { EMPTY_HISTORY, type History, historyOf, record, type Stack, take } from "./history.ts";
import type { AppState, Selection } from "./state.ts";

type Base = Pick<Context, "get" | "set" | "notify" | "store">;

/** How the project changes: by edits of the user, by steps back and forth, by suggestions. */
export interface ProjectSlice extends Pick<Context, "commit" | "suggest" | "canEdit"> {
  readonly actions: Pick<AppState, "undo" | "redo">;
  /** Puts what was stored in the place of everything. */
  replaceProject(project: Project, history: readonly HistoryEntry[]): void;
}

export function projectSlice({ get, set, notify, store }: Base): ProjectSlice {
  let history: History = EMPTY_HISTORY;

  const show = (project: Project, next: History) => {
    history = next;
    const { activeDoc } = get();
    const open = activeDoc !== null && project.docs[activeDoc] ? activeDoc : firstDoc(project);
    set({
      project,
      activeDoc: open,
      undoNames: namesOf(next.undo),
      redoNames: namesOf(next.redo),
      selection: isThere(project, open, get().selection) ? get().selection : { kind: "none" },
      linking: open !== null && headIn(project, open, get().linking) ? get().linking : null,
    });
  };
  const canEdit = () => {
    const { kind } = get().storage;
    if (kind === "readOnly") {
      notify("warning", "Another tab has this project open. Take over here to change it.");
    }
    if (kind === "opening") notify("info", "The project is still being opened.");
    return kind !== "readOnly" && kind !== "opening";
  };
  const step = (from: Stack) => {
    const top = history[from].at(-1);
    if (!top || !canEdit()) return;
    try {
      const { project, inverse } = applyEdit(get().project, top.edit);
      const [next, stored] = take(history, from, inverse);
      show(project, next);
      if (top.doc !== null && project.docs[top.doc] && get().activeDoc !== top.doc) {
        get().openDoc(top.doc);
      }
      store({ ...changeOf(project, top.edit), history: stored });
    } catch (error) {
      const [next, stored] = take(history, from, null);
      show(get().project, next);
      store({ history: stored });
      notify(
        "error",
        `“${top.name}” cannot be ${from === "undo" ? "undone" : "redone"}: ${messageOf(error)}`,
      );
    }
  };
  return {
    canEdit,
    commit: (made: NamedEdit | Refusal) => {
      if (!canEdit()) return false;
      if (isRefusal(made)) {
        notify("info", made.refused);
        return false;
      }
      const { project, inverse } = applyEdit(get().project, made.edit);
      const [next, stored] = record(history, {
        name: made.name,
        edit: inverse,
        doc: onlyDoc(made.edit),
      });
      show(project, next);
      store({ ...changeOf(project, made.edit), history: stored });
      return true;
    },
    suggest: ({ edit }: NamedEdit) => show(applyEdit(get().project, edit).project, history),
    replaceProject: (project, entries) => show(project, historyOf(entries)),
    actions: { undo: () => step("undo"), redo: () => step("redo") },
  };
}

/** What an edit changed, as it is now. */
function changeOf(project: Project, edit: Edit): ProjectChange {
  const docs = touchedDocs(edit).map((id) => [id, project.docs[id] ?? null] as const);
  return { docs: Object.fromEntries(docs), ...(edit.schema && { schema: project.schema }) };
}

const touchedDocs = ({ docs, inside }: Edit) => Object.keys({ ...docs, ...inside });

function onlyDoc(edit: Edit): string | null {
  const ids = touchedDocs(edit);
  return ids.length === 1 ? ids[0] : null;
}

const namesOf = (entries: readonly HistoryEntry[]) =>
  entries.map((entry) => entry.name).toReversed();

function firstDoc({ docs }: Project): string | null {
  const [first] = Object.values(docs).sort((a, b) => a.createdAt - b.createdAt);
  return first?.id ?? null;
}

function isThere(project: Project, docId: string | null, selection: Selection): boolean {
  if (selection.kind === "none") return true;
  const doc = docId === null ? undefined : project.docs[docId];
  if (!doc) return false;
  if (selection.kind === "entity") return Object.hasOwn(doc.entities, selection.id);
  if (selection.kind === "relation") return Object.hasOwn(doc.relations, selection.id);
  return sentenceById(doc, selection.id) !== undefined;
}

const headIn = (project: Project, docId: string, linking: AppState["linking"]) =>
  linking !== null && Object.hasOwn(project.docs[docId].entities, linking.head);
