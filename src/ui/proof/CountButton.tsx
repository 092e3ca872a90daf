import type { ComponentProps } from "react";
import { shownNumber } from "../../language/numbers.ts";

interface Props extends Pick<ComponentProps<"button">, "tabIndex" | "onFocus" | "onKeyDown"> {
  readonly count: number;
  /** What it counts. */
  readonly label: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** A number that lists what it counts; where there is nothing, only that. */
export function CountButton({ count, label, isChosen, onChoose, ...props }: Props) {
  if (count === 0) return <span className="none">0</span>;
  return (
    <button
      type="button"
      className="count"
      aria-label={`${label}: ${count}`}
      aria-pressed={isChosen}
      onClick={onChoose}
      {...props}
    >
      {shownNumber(count)}
    </button>
  );
}
