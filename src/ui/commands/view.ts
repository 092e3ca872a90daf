import { t } from "../../language/words.ts";
import type { AppState } from "../../store/state.ts";
import { type Spacing, spacingOf } from "../app/useApp.ts";
import type { OpenDialog, ViewState } from "../app/viewState.ts";
import { focusFind } from "../places/focus.ts";
import { type Command, type CommandContext, EVERYWHERE, NOT_LINKING } from "./command.ts";
import { boxOfSelected } from "./menu/boxOfSelected.ts";

function showTab(context: CommandContext, tab: ViewState["tab"]): void {
  context.setView({ tab, pane: "inspector" });
}

const always = () => true;

const hasHistory = (context: CommandContext): boolean =>
  context.app().history.undo.length + context.app().history.redo.length > 0;

const dialog = (
  id: string,
  name: () => string,
  keys: readonly string[],
  kind: "history" | "leftOut",
  when: Command["when"] = always,
): Command => ({
  id,
  get name() {
    return name();
  },
  group: "View",
  keys,
  at: NOT_LINKING,
  when,
  run: (context) => context.setView({ dialog: { kind } satisfies OpenDialog }),
});

const theme = (id: string, name: () => string, to: AppState["theme"]): Command => ({
  id,
  get name() {
    return name();
  },
  group: "View",
  keys: [],
  at: EVERYWHERE,
  when: (context) => context.app().theme !== to,
  run: (context) => context.app().setTheme(to),
});

const language = (id: string, name: () => string, to: AppState["language"]): Command => ({
  id,
  get name() {
    return name();
  },
  group: "View",
  keys: [],
  at: EVERYWHERE,
  when: (context) => context.app().language !== to,
  run: (context) => context.app().setLanguage(to),
});

const SPACINGS: readonly Spacing[] = ["normal", "roomy", "veryRoomy"];

/** The next way to space the lines of the open document; undefined at the last. */
function spacing(context: CommandContext, by: 1 | -1): Spacing | undefined {
  const { activeDoc } = context.app();
  if (activeDoc === null) return undefined;
  return SPACINGS[SPACINGS.indexOf(spacingOf(context.app(), activeDoc)) + by];
}

const lines = (id: string, name: () => string, key: string, by: 1 | -1): Command => ({
  id,
  get name() {
    return name();
  },
  group: "View",
  keys: [key],
  at: NOT_LINKING,
  menu: true,
  when: (context) => spacing(context, by) !== undefined,
  run: (context) => context.app().setLines(spacing(context, by) ?? "normal"),
});

/** What is shown, and where. */
export const VIEW: readonly Command[] = [
  {
    id: "find",
    get name() {
      return t("Find and filter…");
    },
    group: "View",
    keys: ["/", "Mod+f"],
    at: NOT_LINKING,
    anywhere: true,
    when: always,
    run: (context) => {
      showTab(context, "find");
      focusFind();
    },
  },
  {
    id: "evidence",
    get name() {
      return t("Show or hide why the model thinks so");
    },
    group: "View",
    keys: ["w"],
    at: NOT_LINKING,
    menu: true,
    when: always,
    run: (context) => context.setView({ evidence: !context.view().evidence }),
  },
  {
    id: "arcs",
    get name() {
      return t("All relations, or only those of what is selected");
    },
    group: "View",
    keys: ["f"],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.app().setArcs(context.app().arcs === "all" ? "focus" : "all"),
  },
  lines("linesApart", () => t("Lines further apart: more room for relations"), "+", 1),
  lines("linesCloser", () => t("Lines closer together"), "-", -1),
  {
    id: "showRejected",
    get name() {
      return t("Show or hide what was rejected");
    },
    group: "View",
    keys: ["h"],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.setView({ showRejected: !context.view().showRejected }),
  },
  {
    id: "menu",
    get name() {
      return t("Menu of what is selected");
    },
    group: "View",
    keys: ["ContextMenu", "Shift+F10"],
    at: ["caret", "entity", "relation", "sentence"],
    hidden: true,
    when: always,
    run: (context) => context.setView({ menu: boxOfSelected(context) }),
  },
  {
    id: "schema",
    get name() {
      return t("Types: add, change, delete…");
    },
    get also() {
      return t("Edit types: rename, merge, new type");
    },
    group: "View",
    keys: ["y"],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.setView({ dialog: { kind: "types" } }),
  },
  dialog("history", () => t("History of changes…"), ["u"], "history", hasHistory),
  dialog("leftOut", () => t("What the rules of the types kept out…"), [], "leftOut"),
  {
    id: "saveTypes",
    get name() {
      return t("Save the types as a file");
    },
    get also() {
      return t("Export the schema: names, rules, colours, keys; import it in another project");
    },
    group: "View",
    keys: [],
    at: EVERYWHERE,
    icon: "export",
    when: ({ app }) => {
      const { entities, relations } = app().project.schema;
      return entities.length + relations.length > 0;
    },
    run: (context) => void context.app().saveTypes(),
  },
  {
    id: "annotateTab",
    get name() {
      return t("Show what is selected");
    },
    group: "View",
    keys: [],
    at: NOT_LINKING,
    when: always,
    run: (context) => showTab(context, "annotate"),
  },
  {
    id: "trainTab",
    get name() {
      return t("Train: show the panel");
    },
    group: "View",
    keys: ["Shift+t"],
    at: NOT_LINKING,
    when: always,
    run: (context) => showTab(context, "train"),
  },
  {
    id: "trainingSet",
    get name() {
      return t("Training set: show what is trained on");
    },
    group: "View",
    keys: [],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.setView({ center: "examples", pane: "text" }),
  },
  {
    id: "triples",
    get name() {
      return t("Triples: show what the relations say");
    },
    group: "View",
    keys: [],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.setView({ center: "triples", pane: "text" }),
  },
  {
    id: "models",
    get name() {
      return t("Models: bundled, kept and added");
    },
    get also() {
      return t("add open delete export a model, Hub, encoder, SpERT checkpoint, model card");
    },
    group: "View",
    keys: [],
    at: NOT_LINKING,
    when: always,
    run: (context) => context.setView({ center: "models", pane: "text" }),
  },
  theme("themeSystem", () => t("Theme: as the system"), "system"),
  theme("themeLight", () => t("Theme: light"), "light"),
  theme("themeDark", () => t("Theme: dark"), "dark"),
  language("languageAuto", () => t("Language: as the browser"), "auto"),
  language("languageEnglish", () => t("Language: {name}", { name: "English" }), "en"),
  language("languageGerman", () => t("Language: {name}", { name: "Deutsch" }), "de"),
];
