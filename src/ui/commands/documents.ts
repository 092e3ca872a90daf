import { liveDocs } from "../../core/document/liveDocs.ts";
import { t } from "../../language/words.ts";
import { canPredict, isEditable } from "../app/useApp.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  docOf,
  EVERYWHERE,
  editable,
  NOT_LINKING,
} from "./command.ts";

function neighbour(context: CommandContext, by: 1 | -1): string | undefined {
  const docs = liveDocs(context.app().project);
  const at = docs.findIndex(({ id }) => id === context.app().activeDoc);
  return at === -1 ? docs[0]?.id : docs[at + by]?.id;
}

const open = (id: string, name: () => string, keys: readonly string[], by: 1 | -1): Command => ({
  id,
  get name() {
    return name();
  },
  group: "Documents",
  keys,
  at: NOT_LINKING,
  when: (context) => neighbour(context, by) !== undefined,
  run: (context) => openDocument(context, neighbour(context, by)!),
});

/** Opens a document and shows its text. */
export function openDocument({ app, setView }: CommandContext, id: string): void {
  setView({ caret: null, center: "text", pane: "text" });
  app().openDoc(id);
}

const dialog = (id: string, name: () => string, kind: "rename" | "editText"): Command => ({
  id,
  get name() {
    return name();
  },
  group: "Documents",
  keys: [],
  at: NOT_LINKING,
  when: editable,
  run: (context) => context.setView({ dialog: { kind, doc: docOf(context)!.id } }),
});

/** Texts: new ones, other ones, and what is done with the open one as a whole. */
export const DOCUMENTS: readonly Command[] = [
  {
    id: "newText",
    get name() {
      return t("New text…");
    },
    group: "Documents",
    keys: ["n"],
    at: NOT_LINKING,
    icon: "add",
    when: (context) => isEditable(context.app()),
    run: (context) => context.setView({ dialog: { kind: "newText", text: "" } }),
  },
  open("nextDocument", () => t("Next document"), ["Shift+j"], 1),
  open("previousDocument", () => t("Previous document"), ["Shift+k"], -1),
  {
    id: "predict",
    get name() {
      return t("Predict again");
    },
    group: "Documents",
    keys: ["p"],
    at: NOT_LINKING,
    when: (context) => editable(context) && canPredict(context.app()),
    run: (context) => void context.app().predict(),
  },
  dialog("renameDocument", () => t("Rename this document…"), "rename"),
  dialog("editDocument", () => t("Edit the text of this document…"), "editText"),
  {
    id: "deleteDocument",
    get name() {
      return t("Move this document to the trash");
    },
    group: "Documents",
    keys: [],
    at: NOT_LINKING,
    when: editable,
    run: (context) => context.app().deleteDoc(docOf(context)!.id),
  },
  {
    id: "trash",
    get name() {
      return t("Open the trash…");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "trash" } }),
  },
  {
    id: "storage",
    get name() {
      return t("Storage and backups…");
    },
    get also() {
      return t("Backup, disk, space, quota, folder");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "storage" } }),
  },
  {
    id: "erase",
    get name() {
      return t("Erase everything stored here…");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    icon: "erase",
    when: (context) => isEditable(context.app()),
    run: (context) => context.setView({ dialog: { kind: "erase" } }),
  },
  {
    id: "saveProject",
    get name() {
      return t("Save the project as a file");
    },
    get also() {
      return t("Backup, export everything, .spanloom");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    icon: "export",
    when: () => true,
    run: (context) => void context.app().exportAnnotations("project"),
  },
  {
    id: "exportProject",
    get name() {
      return t("Save the project with models or history…");
    },
    get also() {
      return t("Backup with trained models, undo steps, .spanloom");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    icon: "export",
    when: () => true,
    run: (context) => context.app().openExport("project"),
  },
  {
    id: "exportAnnotations",
    get name() {
      return t("Export annotations…");
    },
    get also() {
      return t("Export as SpERT, brat, CoNLL, Label Studio, doccano, Prodigy, CSV, triples");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    icon: "export",
    when: () => true,
    run: (context) => context.app().openExport(),
  },
  {
    id: "figure",
    get name() {
      return t("Figure…");
    },
    get also() {
      return t("Export as a picture, SVG, PNG, HTML, drawing of a sentence");
    },
    group: "Documents",
    keys: [],
    at: NOT_LINKING,
    menu: true,
    icon: "export",
    when: (context) => docOf(context) !== undefined,
    run: (context) =>
      context.setView({
        dialog: {
          kind: "figure",
          doc: docOf(context)!.id,
          sentence: currentSentence(context)?.id ?? null,
        },
      }),
  },
  {
    id: "compare",
    get name() {
      return t("Compare with a file or a document…");
    },
    get also() {
      return t(
        "Agreement, kappa, F1, two annotators, adjudicate, reconcile, curate, merge, differences",
      );
    },
    group: "Documents",
    keys: [],
    at: NOT_LINKING,
    icon: "compare",
    when: (context) => docOf(context) !== undefined,
    run: (context) => {
      const { doc = null } = context;
      context.setView({ dialog: { kind: "compare", doc } });
    },
  },
  {
    id: "exportModel",
    get name() {
      return t("Export the model as a folder (zip)");
    },
    group: "Documents",
    keys: [],
    at: EVERYWHERE,
    icon: "export",
    when: (context) => context.app().model.kind === "ready",
    run: (context) => void context.app().exportModel(),
  },
];
