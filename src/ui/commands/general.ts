import { canPredict } from "../useApp.ts";
import {
  type Command,
  type CommandContext,
  currentSentence,
  editable,
  selectedEntity,
  selectedRelation,
} from "./command.ts";

/** Ends the innermost thing that is going on. */
function cancel(context: CommandContext): void {
  const app = context.app();
  if (app.linking) {
    context.setView({ typedHint: "" });
    app.cancelLink();
  } else if (context.view().caret) context.setView({ caret: null });
  else app.select({ kind: "none" });
}

function removeSelected(context: CommandContext): void {
  const sentence = currentSentence(context);
  context.app().remove(context.app().selection);
  if (sentence) context.app().select({ kind: "sentence", id: sentence.id });
}

/** Undo, help and the like. */
export const GENERAL: readonly Command[] = [
  {
    id: "delete",
    name: "Delete the span or relation",
    group: "Review",
    keys: ["Delete"],
    when: (context) =>
      editable(context) && !!(selectedEntity(context) ?? selectedRelation(context)),
    run: removeSelected,
  },
  {
    id: "cancel",
    name: "Cancel, select nothing",
    group: "General",
    keys: ["Escape"],
    when: (context) =>
      context.app().linking !== null ||
      context.view().caret !== null ||
      context.app().selection.kind !== "none",
    run: cancel,
  },
  {
    id: "undo",
    name: "Undo",
    group: "General",
    keys: ["Mod+z"],
    anywhere: true,
    when: (context) => context.app().undoNames.length > 0,
    run: (context) => context.app().undo(),
  },
  {
    id: "redo",
    name: "Redo",
    group: "General",
    keys: ["Mod+Shift+z", "Mod+y"],
    anywhere: true,
    when: (context) => context.app().redoNames.length > 0,
    run: (context) => context.app().redo(),
  },
  {
    id: "newText",
    name: "New text",
    group: "General",
    keys: ["n"],
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "newText", text: "" } }),
  },
  {
    id: "predict",
    name: "Predict again",
    group: "General",
    keys: ["p"],
    when: (context) => editable(context) && canPredict(context.app()),
    run: (context) => void context.app().predict(),
  },
  {
    id: "showRejected",
    name: "Show or hide what was rejected",
    group: "General",
    keys: ["h"],
    when: () => true,
    run: (context) => context.setView({ showRejected: !context.view().showRejected }),
  },
  {
    id: "help",
    name: "Show the keys",
    group: "General",
    keys: ["?"],
    anywhere: true,
    when: () => true,
    run: (context) => context.setView({ dialog: { kind: "help" } }),
  },
];
