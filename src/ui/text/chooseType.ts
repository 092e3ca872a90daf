import { giveType } from "../commands/annotate.ts";
import type { CommandContext } from "../commands/command.ts";
import type { Choosing } from "../viewState.ts";

/** Carries out what a type was being chosen for; after a suggestion one goes on, as by its key. */
export function chooseType(context: CommandContext, what: Choosing, type: string): void {
  const { addEntity, select } = context.app();
  if (what.kind === "newEntity") addEntity(what.start, what.end, type, what.by);
  else {
    select({ kind: what.kind === "retypeEntity" ? "entity" : "relation", id: what.id });
    giveType(context, type);
  }
}
