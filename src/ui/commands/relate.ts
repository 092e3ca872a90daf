import { t } from "../../language/words.ts";
import { hintTargets } from "../places/hints.ts";
import {
  type Command,
  type CommandContext,
  docOf,
  editable,
  selectedEntity,
  selectedRelation,
} from "./command.ts";

/** Makes the relation to `tail`, of the type that is likely: another one is a key away. */
export function pickTail(context: CommandContext, tail: string): void {
  context.setView({ typedHint: "" });
  void context.app().finishLink(tail);
}

/** Adds a letter to the hint; the target that it completes is picked. */
function typeHint(context: CommandContext): void {
  const doc = docOf(context);
  const { linking } = context.app();
  if (!doc || !linking) return;
  const typed = context.view().typedHint + context.key;
  const hints = [...hintTargets(doc, linking.head)];
  const target = hints.find(([, letters]) => letters === typed);
  if (target) pickTail(context, target[0]);
  else if (hints.some(([, letters]) => letters.startsWith(typed)))
    context.setView({ typedHint: typed });
}

/** Relations: these come first, as letters mean targets while one is being made. */
export const RELATE: readonly Command[] = [
  {
    id: "hint",
    get name() {
      return t("Pick the tail by its letter");
    },
    group: "Relations",
    keys: [..."abcdefghijklmnopqrstuvwxyz"],
    shown: "letter",
    at: ["linking"],
    hidden: true,
    when: () => true,
    run: typeHint,
  },
  {
    id: "pickSelected",
    get name() {
      return t("Pick what is selected as the tail");
    },
    group: "Relations",
    keys: ["Enter"],
    at: ["linking"],
    hidden: true,
    when: (context) => selectedEntity(context) !== undefined,
    run: (context) => pickTail(context, selectedEntity(context)!.id),
  },
  {
    id: "relate",
    get name() {
      return t("Start a relation from the selected span");
    },
    group: "Relations",
    keys: ["r"],
    at: ["entity"],
    menu: true,
    icon: "relate",
    when: (context) => editable(context) && context.app().project.schema.relations.length > 0,
    run: (context) => {
      context.setView({ typedHint: "", caret: null });
      context.app().startLink(selectedEntity(context)!.id);
    },
  },
  {
    id: "reverse",
    get name() {
      return t("Reverse the relation");
    },
    group: "Relations",
    keys: ["v"],
    at: ["relation"],
    menu: true,
    icon: "reverse",
    when: editable,
    run: (context) => context.app().reverseRelation(selectedRelation(context)!.id),
  },
];
