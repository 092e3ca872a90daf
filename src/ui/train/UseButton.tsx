import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";

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
  if (used) return <span className="in-use">{t("in use")}</span>;
  return (
    <Button
      className="button small"
      aria-label={t("Use {name}", { name })}
      {...(describedBy !== undefined && { "aria-describedby": describedBy })}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {t("Use")}
    </Button>
  );
}
