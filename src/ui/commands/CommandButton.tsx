import type { ReactNode } from "react";
import { Button, type ButtonProps } from "react-aria-components";
import { IconButton } from "../controls/IconButton.tsx";
import type { IconName } from "../look/Icon.tsx";
import type { Subject } from "./runCommand.ts";
import { useTip } from "./useKeyTable.ts";
import { useCanRun, useRunCommand } from "./useRunCommand.ts";

type Named = Pick<ButtonProps, "aria-label" | "aria-expanded" | "aria-controls">;

interface Props extends Named {
  readonly command: string;
  /** What it is about, where that is not what is selected. */
  readonly subject?: Subject;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A button that runs a command, and is there to be pressed when that can run. */
export function CommandButton({ command, subject, className = "button", ...props }: Props) {
  const run = useRunCommand();
  const can = useCanRun(command, subject);
  return (
    <Button
      {...props}
      className={className}
      isDisabled={!can}
      onPress={() => run(command, subject)}
    />
  );
}

interface IconProps {
  readonly command: string;
  readonly subject?: Subject;
  readonly icon: IconName;
  readonly label: string;
}

/** The same with an icon only, and its key in the tooltip. */
export function CommandIconButton({ command, subject, icon, label }: IconProps) {
  const run = useRunCommand();
  const can = useCanRun(command, subject);
  const tip = useTip(label, command);
  return (
    <IconButton
      icon={icon}
      label={label}
      tip={tip}
      isDisabled={!can}
      onPress={() => run(command, subject)}
    />
  );
}
