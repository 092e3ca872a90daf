import { ToggleButton } from "react-aria-components";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import type { TypeCount } from "./matches.ts";

interface Props {
  readonly counts: readonly TypeCount[];
  readonly looks: Looks;
  /** Null: all of them. */
  readonly chosen: readonly string[] | null;
  readonly onAll: () => void;
  readonly onToggle: (type: string) => void;
}

/** The types that are meant: all, or those that are chosen. */
export function TypeChips({ counts, looks, chosen, onAll, onToggle }: Props) {
  return (
    <fieldset className="bulk-field">
      <legend>{t("Types")}</legend>
      <div className="bulk-chips">
        <ToggleButton className="chip" isSelected={chosen === null} onChange={onAll}>
          {t("All types")}
        </ToggleButton>
        {counts.map(({ kind, type, count }) => {
          const isSpan = kind === "entity";
          const { verbose, hue } = lookOf(isSpan ? looks.entities : looks.relations, type);
          return (
            <ToggleButton
              key={`${kind} ${type}`}
              className="chip"
              isSelected={chosen?.includes(type) ?? false}
              onChange={() => onToggle(type)}
            >
              <i className={isSpan ? "swatch" : "swatch line"} data-hue={hue} />
              <TypeText name={verbose} /> <small>{shownNumber(count)}</small>
            </ToggleButton>
          );
        })}
      </div>
    </fieldset>
  );
}
