import { applyEdit } from "../core/document/applyEdit.ts";
import { sentenceById } from "../core/document/docIndex.ts";
import type { Project } from "../core/document/document.ts";
import { type Edit, isRefusal, type NamedEdit, type Refusal } from "../core/document/edit.ts";
import type { Selection } from "../core/document/selection.ts";
import { changeOf, isEmpty } from "../storage/changeOf.ts";
import type { HistoryEntry } from "../storage/projectChange.ts";
import { type Context, messageOf } from "./context.ts";
import { docToOpen, isLive } from "./docToOpen.ts";
import { EMPTY_HISTORY, type History, historyOf, record, type Stack } from "./history.ts";
import type { AppState } from "./state.ts";
import { takeSteps } from "./takeSteps.ts";

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
    const open = docToOpen(project, get().activeDoc, get().failedDoc);
    set({
      project,
      activeDoc: open,
      ...(next !== history && namesOf(next)),
      selection: isThere(project, open, get().selection) ? get().selection : { kind: "none" },
      linking: open !== null && headIn(project, open, get().linking) ? get().linking : null,
    });
    history = next;
  };
  const canEdit = () => {
    const { kind } = get().storage;
    if (kind === "readOnly") {
      notify("warning", "Another tab has this project open. Take over here to change it.");
    }
    if (kind === "opening") notify("info", "The project is still being opened.");
    return kind !== "readOnly" && kind !== "opening";
  };
  const step = (from: Stack, count: number) => {
    if (history[from].length === 0 || !canEdit()) return;
    const before = get().activeDoc;
    const {
      project,
      history: next,
      change,
      doc,
      failed,
    } = takeSteps(get().project, history, from, count);
    show(project, next);
    store(change);
    const open = doc !== null && isLive(project, doc) ? doc : get().activeDoc;
    if (open !== null && open !== before) get().openDoc(open);
    if (failed) {
      const done = from === "undo" ? "undone" : "redone";
      notify("error", `“${failed.name}” cannot be ${done}: ${messageOf(failed.error)}`);
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
      const change = changeOf(project, inverse);
      if (isEmpty(change)) return true; // It is so already: no step to take back.
      const [next, stored] = record(history, {
        name: made.name,
        edit: inverse,
        doc: onlyDoc(made.edit),
        at: Date.now(),
      });
      show(project, next);
      store({ ...change, history: stored });
      return true;
    },
    suggest: ({ edit }: NamedEdit) => {
      const { project, inverse } = applyEdit(get().project, edit);
      const change = changeOf(project, inverse);
      if (isEmpty(change)) return;
      show(project, history);
      store(change);
    },
    replaceProject: (project, entries) => show(project, historyOf(entries)),
    actions: {
      undo: (count = 1) => step("undo", count),
      redo: (count = 1) => step("redo", count),
    },
  };
}

/** The document of an edit that is about one alone. */
function onlyDoc({ docs, inside }: Edit): string | null {
  const ids = Object.keys({ ...docs, ...inside });
  return ids.length === 1 ? ids[0] : null;
}

function namesOf({ undo, redo }: History) {
  const [undone, redone] = [undo.toReversed(), redo.toReversed()];
  return {
    undoNames: undone.map(({ name }) => name),
    redoNames: redone.map(({ name }) => name),
    undoTimes: undone.map(({ at }) => at),
    redoTimes: redone.map(({ at }) => at),
    undoDocs: undone.map(({ doc }) => doc),
    redoDocs: redone.map(({ doc }) => doc),
  };
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
