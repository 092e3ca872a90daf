import { type Command, type CommandContext, canRun, GROUPS } from "../command.ts";
import { COMMANDS } from "../commands.ts";

/** The commands of a group that apply to what is selected. */
export interface MenuGroup {
  readonly name: Command["group"];
  readonly commands: readonly Command[];
}

/** What the menu of what is selected offers, group by group. */
export function menuCommands(context: CommandContext): MenuGroup[] {
  const commands = COMMANDS.filter((command) => command.menu && canRun(command, context));
  return GROUPS.map((name) => ({
    name,
    commands: commands.filter(({ group }) => group === name),
  })).filter((group) => group.commands.length > 0);
}
