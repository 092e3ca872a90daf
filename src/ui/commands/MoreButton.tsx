import { useRef } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useViewStore } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

/** Opens the menu of what is selected, for pointers that have only one button. */
export function MoreButton() {
  const ref = useRef<HTMLButtonElement>(null);
  const view = useViewStore();
  return (
    <Button
      ref={ref}
      className="icon-button"
      aria-label={t("More")}
      aria-haspopup="menu"
      onPress={() => view.setState({ menu: ref.current?.getBoundingClientRect() ?? null })}
    >
      <Icon name="more" />
    </Button>
  );
}
