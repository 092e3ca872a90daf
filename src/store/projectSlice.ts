import { userChange } from "../core/annotate/userChange.ts";
import { applyEdit } from "../core/document/applyEdit.ts";
import { isNothing, type Source } from "../core/document/change.ts";
import { sentenceById } from "../core/document/docIndex.ts";
import type { Project } from "../core/document/document.ts";
import { type Edit, isRefusal, type NamedEdit, type Refusal } from "../core/document/edit.ts";
import {
  type History,
  historyOf,
  record,
  type Stack,
  type Step,
  stepsOf,
} from "../core/document/history.ts";
import type { Selection } from "../core/document/selection.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { docToOpen, isLive } from "./docToOpen.ts";
import type { AppState } from "./state.ts";
import { takeSteps } from "./takeSteps.ts";
import { whyReadOnly } from "./whyReadOnly.ts";

type Base = Pick<Context, "get" | "set" | "notify" | "store">;

/** How the project changes: by edits of the user, by steps back and forth, by suggestions. */
export interface ProjectSlice extends Pick<Context, "commit" | "suggest" | "canEdit"> {
  readonly actions: Pick<AppState, "undo" | "redo">;
  /** Puts what was stored in the place of everything. */
  replaceProject(project: Project, history: readonly Step[]): void;
  /** The same with what comes from a file, which is stored too. False while nothing can be changed. */
  restore(project: Project, history: readonly Step[]): boolean;
}

export function projectSlice({ get, set, notify, store }: Base): ProjectSlice {
  const show = (project: Project, history: History) => {
    const open = docToOpen(project, get().activeDoc, get().failedDoc);
    set({
      project,
      activeDoc: open,
      history,
      selection: isThere(project, open, get().selection) ? get().selection : { kind: "none" },
      linking: open !== null && headIn(project, open, get().linking) ? get().linking : null,
    });
  };
  const canEdit = () => {
    const { storage } = get();
    const { kind } = storage;
    const why = whyReadOnly(storage);
    if (why !== null) notify("warning", why);
    if (kind === "opening") notify("info", t("The project is still being opened."));
    return kind !== "readOnly" && kind !== "opening";
  };
  const step = (from: Stack, count: number) => {
    if (get().history[from].length === 0 || !canEdit()) return;
    const before = get().activeDoc;
    const { project, history, change, doc, failed } = takeSteps(get(), from, count);
    show(project, history);
    store(change);
    const open = doc !== null && isLive(project, doc) ? doc : get().activeDoc;
    if (open !== null && open !== before) get().openDoc(open);
    if (failed) {
      notify(
        "error",
        t("“{name}” cannot be {isUndo, select, true {undone} other {redone}}: {messageOf}", {
          name: failed.name,
          isUndo: from === "undo",
          messageOf: messageOf(failed.error),
        }),
      );
    }
  };
  /** Makes a change; only those of the user are steps that can be taken back. */
  const change = ({ name, edit: wanted }: NamedEdit, source: Source) => {
    const before = get().project;
    const { project, ...made } =
      source === "user" ? userChange(before, wanted) : applyEdit(before, wanted, source);
    if (isNothing(made)) return;
    const { edit, inverse } = made;
    if (source !== "user") {
      show(project, get().history);
      return store(edit);
    }
    const step = { name, edit: inverse, doc: onlyDoc(wanted), at: Date.now() };
    const [history, stored] = record(get().history, step);
    show(project, history);
    store({ ...edit, history: stored });
  };
  return {
    canEdit,
    commit: (made: NamedEdit | Refusal) => {
      if (!canEdit()) return false;
      if (isRefusal(made)) {
        notify("info", made.refused);
        return false;
      }
      change(made, "user"); // Where it is so already there is no step to take back.
      return true;
    },
    suggest: (made: NamedEdit) => change(made, "model"),
    restore: (project, entries) => {
      if (!canEdit()) return false;
      const before = get();
      show(project, historyOf(entries));
      store({
        docs: { ...gone(Object.keys(before.project.docs)), ...project.docs },
        schema: project.schema,
        mentions: project.mentions ?? null,
        history: {
          ...gone(stepsOf(before.history).map(({ seq }) => seq)),
          ...Object.fromEntries(entries.map((entry) => [entry.seq, entry])),
        },
      });
      return true;
    },
    replaceProject: (project, entries) => show(project, historyOf(entries)),
    actions: {
      undo: (count = 1) => step("undo", count),
      redo: (count = 1) => step("redo", count),
    },
  };
}

const gone = <K extends string | number>(keys: readonly K[]): Record<K, null> =>
  Object.fromEntries(keys.map((key) => [key, null])) as Record<K, null>;

/** The document of an edit that is about one alone. */
function onlyDoc({ docs, inside }: Edit): string | null {
  const ids = Object.keys({ ...docs, ...inside });
  return ids.length === 1 ? ids[0] : null;
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
