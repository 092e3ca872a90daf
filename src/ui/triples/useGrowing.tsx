import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";

/** So many are shown at first, and more with each press of the button. */
const AT_ONCE = 20;

/** The first items of a list, and a button that shows more of them. */
export function useGrowing<T>(all: readonly T[]): {
  readonly shown: readonly T[];
  readonly more: ReactNode;
} {
  const [most, setMost] = useState(AT_ONCE);
  const left = all.length - most;
  return {
    shown: all.slice(0, most),
    more: left > 0 && (
      <Button className="button small" onPress={() => setMost(most + AT_ONCE)}>
        {t("Show more ({left, number} left)", { left })}
      </Button>
    ),
  };
}
