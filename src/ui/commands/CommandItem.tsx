import { MenuItem, Text } from "react-aria-components";
import type { Subject } from "./runCommand.ts";
import { useCanRun, useWhyNot } from "./useRunCommand.ts";

interface Props {
  readonly command: string;
  /** What it is about, where that is not what is selected. */
  readonly subject?: Subject;
  readonly isDanger?: boolean;
  readonly children: string;
}

/** A line of a menu that stands for a command; where that cannot run now, it says why. */
export function CommandItem({ command, subject, isDanger = false, children }: Props) {
  const can = useCanRun(command, subject);
  const why = useWhyNot()(command, subject);
  return (
    <MenuItem
      id={command}
      textValue={children}
      isDisabled={!can}
      className={`menu-item set-item${isDanger ? " danger" : ""}`}
    >
      <Text slot="label">{children}</Text>
      {why !== null && <Text slot="description">{why}</Text>}
    </MenuItem>
  );
}
