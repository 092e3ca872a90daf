import { t } from "../../language/words.ts";
import { isEditable } from "../app/useApp.ts";
import { clearTextSelection, isTextSelected } from "../places/textSelection.ts";
import { type Command, type CommandContext, EVERYWHERE, situationOf } from "./command.ts";

/** Ends the innermost thing that is going on. */
function cancel(context: CommandContext): void {
  const app = context.app();
  if (app.linking) {
    context.setView({ typedHint: "" });
    app.cancelLink();
    return;
  }
  if (situationOf(context) === "nothing" && !isTextSelected()) {
    context.setView({ tour: null });
    return;
  }
  clearTextSelection();
  if (context.view().caret) context.setView({ caret: null });
  else app.select({ kind: "none" });
}

/** The tour goes over the text, with nothing else in its way. */
function startTour(context: CommandContext): void {
  context.setView({
    tour: { step: 0, isOver: false },
    dialog: null,
    center: "text",
    pane: "text",
    tab: "annotate",
  });
}

/** Undo, help and the like. */
export const GENERAL: readonly Command[] = [
  {
    id: "cancel",
    get name() {
      return t("Cancel, select nothing");
    },
    group: "General",
    keys: ["Escape"],
    at: EVERYWHERE,
    hidden: true,
    when: (context) =>
      situationOf(context) !== "nothing" || isTextSelected() || context.view().tour !== null,
    run: cancel,
  },
  {
    id: "undo",
    get name() {
      return t("Undo");
    },
    group: "General",
    keys: ["Mod+z"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "undo",
    when: ({ app }) => app().history.undo.length > 0 && isEditable(app()),
    run: (context) => context.app().undo(),
  },
  {
    id: "redo",
    get name() {
      return t("Redo");
    },
    group: "General",
    keys: ["Mod+Shift+z", "Mod+y"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "redo",
    when: ({ app }) => app().history.redo.length > 0 && isEditable(app()),
    run: (context) => context.app().redo(),
  },
  {
    id: "palette",
    get name() {
      return t("All commands…");
    },
    group: "General",
    keys: ["Mod+k", "Mod+Shift+p"],
    at: EVERYWHERE,
    anywhere: true,
    hidden: true,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "palette" } }),
  },
  {
    id: "keys",
    get name() {
      return t("Change the keys…");
    },
    group: "General",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "keys" } }),
  },
  {
    id: "copyFaults",
    get name() {
      return t("Copy fault log");
    },
    group: "General",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: (context) => void context.app().copyFaults(),
  },
  {
    id: "faults",
    get name() {
      return t("Show the fault log…");
    },
    get also() {
      return t("Errors, report a problem, diagnostics");
    },
    group: "General",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "faults" } }),
  },
  {
    id: "help",
    get name() {
      return t("Show the keys");
    },
    group: "General",
    keys: ["?"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "help",
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "help", page: "keys" } }),
  },
  {
    id: "helpPages",
    get name() {
      return t("Help: how everything works…");
    },
    get also() {
      return t("manual, documentation, privacy, formats, read the numbers");
    },
    group: "General",
    keys: ["F1"],
    at: EVERYWHERE,
    anywhere: true,
    icon: "help",
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "help", page: "annotate" } }),
  },
  {
    id: "tour",
    get name() {
      return t("Show the tour");
    },
    get also() {
      return t("first steps, introduction");
    },
    group: "General",
    keys: [],
    at: EVERYWHERE,
    when: () => true,
    run: startTour,
  },
];
