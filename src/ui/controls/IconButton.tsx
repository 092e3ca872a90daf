import { Button, Tooltip, TooltipTrigger } from "react-aria-components";
import { Icon, type IconName } from "../look/Icon.tsx";

interface Props {
  readonly icon: IconName;
  readonly label: string;
  /** Shown on hover and focus, where it should say more than the label. */
  readonly tip?: string;
  readonly isDisabled?: boolean;
  /** The id of what says why it is disabled. */
  readonly describedBy?: string;
  readonly onPress?: () => void;
}

/** A button that shows only an icon, named by its label, with a tooltip. */
export function IconButton({
  icon,
  label,
  tip = label,
  isDisabled = false,
  describedBy,
  onPress,
}: Props) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className="icon-button"
        aria-label={label}
        isDisabled={isDisabled}
        {...(describedBy !== undefined && { "aria-describedby": describedBy })}
        {...(onPress && { onPress })}
      >
        <Icon name={icon} />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {tip}
      </Tooltip>
    </TooltipTrigger>
  );
}
