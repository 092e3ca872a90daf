import type { Command, KeyTable } from "../command.ts";

/** The user's own keys, by the command's id. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** The keys as they are now: the user's own ones, else those that the command comes with. */
export const keyTable = (commands: readonly Command[], own: OwnKeys): KeyTable =>
  new Map(commands.map((command) => [command.id, keysOf(command, own)]));

/** Whether the user may give the command other keys. */
export const isChangeable = ({ shown }: Command): boolean => shown === undefined;

function keysOf(command: Command, own: OwnKeys): readonly string[] {
  const isOwn = isChangeable(command) && Object.hasOwn(own, command.id);
  return isOwn ? own[command.id] : command.keys;
}
