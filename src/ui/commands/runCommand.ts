import type { Selection } from "../../core/document/selection.ts";
import type { TypeRef } from "../../core/review/knowledge.ts";
import { isEditable } from "../app/useApp.ts";
import { type Command, type CommandContext, canRun, whyNot } from "./command.ts";
import { commandById } from "./commands.ts";

/** What a button is about, where that need not be what is selected or the open document. */
export type Subject =
  | Selection
  | { readonly kind: "document"; readonly id: string }
  | { readonly kind: "type"; readonly type: TypeRef };

/** Whether a button can run its command now: on its subject, as the command's key would there. */
export const canPress = (context: CommandContext, id: string, subject?: Subject): boolean =>
  canRun(commandById(id), seenFrom(context, commandById(id), subject));

/** Why it cannot, where that is not plain to see; null otherwise. */
export const whyNotPress = (context: CommandContext, id: string, subject?: Subject) =>
  whyNot(commandById(id), seenFrom(context, commandById(id), subject));

/**
 * Runs a command for a button or the line of a menu. Its subject is selected first, so that all goes
 * on as after the key. While another tab holds the project the store refuses, and says so.
 */
export function runCommand(context: CommandContext, id: string, subject?: Subject): void {
  const command = commandById(id);
  if (!canPress(context, id, subject) && isEditable(context.app())) return;
  if (context.app().linking && !command.at.includes("linking")) {
    context.setView({ typedHint: "" });
    context.app().cancelLink();
  }
  if (subject?.kind === "document") command.run({ ...context, doc: subject.id });
  else if (subject?.kind === "type") command.run({ ...context, type: subject.type });
  else {
    if (subject) pointAt(context, subject);
    command.run(context);
  }
}

function pointAt(context: CommandContext, subject: Selection): void {
  if (context.view().caret) context.setView({ caret: null });
  const { selection, select } = context.app();
  if (JSON.stringify(selection) !== JSON.stringify(subject)) select(subject);
}

/** The context as it will be once the subject is selected and no tail is being picked any more. */
function seenFrom(context: CommandContext, command: Command, subject?: Subject): CommandContext {
  if (subject?.kind === "document") return { ...context, doc: subject.id };
  if (subject?.kind === "type") return { ...context, type: subject.type };
  const isLinking = command.at.includes("linking");
  return {
    ...context,
    app: () => {
      const app = context.app();
      const linking = isLinking ? app.linking : null;
      return { ...app, linking, selection: subject ?? app.selection };
    },
    view: () => (subject ? { ...context.view(), caret: null } : context.view()),
  };
}
