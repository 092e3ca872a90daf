import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useFocusOfUse } from "./useFocusOfUse.ts";

interface Props {
  readonly name: string;
  readonly used: boolean;
  readonly isDisabled: boolean;
  /** The id of what says why it cannot be pressed. */
  readonly describedBy?: string | undefined;
  readonly onPress: () => void;
}

/** Opens a model; says so of the one that is open. */
export function UseButton({ name, used, isDisabled, describedBy, onPress }: Props) {
  const { sign, button, onPressed } = useFocusOfUse(used, isDisabled);
  if (used)
    return (
      <span ref={sign} className="in-use">
        {t("in use")}
      </span>
    );
  return (
    <Button
      ref={button}
      className="button small"
      aria-label={t("Use {name}", { name })}
      {...(describedBy !== undefined && { "aria-describedby": describedBy })}
      isDisabled={isDisabled}
      onPress={() => {
        onPressed();
        onPress();
      }}
    >
      {t("Use")}
    </Button>
  );
}
