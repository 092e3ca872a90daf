import type { Command } from "./command.ts";
import { shownKey } from "./keys.ts";
import { isMac, useKeyTable } from "./useKeyTable.ts";

interface Props {
  readonly command: Command;
  /** Only the first key, where there is no room for more. */
  readonly first?: boolean;
}

/** The keys of a command, as they are now. */
export function Keys({ command, first = false }: Props) {
  const keys = useKeyTable().get(command.id) ?? [];
  const names = command.shown ? [command.shown] : keys.map((key) => shownKey(key, isMac()));
  return names.slice(0, first ? 1 : undefined).map((name) => <kbd key={name}>{name}</kbd>);
}
