import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";

interface Props {
  readonly name: string;
  readonly used: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

/** Opens a model; says so of the one that is open. */
export function UseButton({ name, used, isDisabled, onPress }: Props) {
  if (used) return <span className="in-use">{t("in use")}</span>;
  return (
    <Button
      className="button small"
      aria-label={t("Use {name}", { name })}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      {t("Use")}
    </Button>
  );
}
