import type { TypePairs as Pairs } from "../../core/results/typePairs.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

interface Props {
  readonly pairs: Pairs;
  /** The type whose row is shown alone; null: all. */
  readonly only: string | null;
  readonly looks: Looks;
}

/** How often each two types come together: in one sentence, and in relations. */
export function TypePairs({ pairs, only, looks }: Props) {
  const rows = only === null ? pairs.types : pairs.types.filter((type) => type === only);
  return (
    <table className="type-pairs" aria-label={t("How often two types come together")}>
      <thead>
        <tr>
          <td />
          {pairs.types.map((type) => (
            <th key={type} scope="col">
              <TypeName type={type} looks={looks} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">
              <TypeName type={row} looks={looks} />
            </th>
            {pairs.types.map((column) => (
              <Cell key={column} {...pairs.pair(row, column)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TypeName({ type, looks }: { type: string; looks: Looks }) {
  const { verbose, hue } = lookOf(looks.entities, type);
  return (
    <span className="triple-type">
      <i className="swatch" data-hue={hue} />
      <TypeText name={verbose} />
    </span>
  );
}

const Cell = ({ sentences, relations }: ReturnType<Pairs["pair"]>) => (
  <td className={sentences + relations === 0 ? "quiet" : undefined}>
    <span className="unseen">
      {t("{sentences, plural, one {# sentence} other {# sentences}}", { sentences })},{" "}
      {t("{relations, plural, one {# relation} other {# relations}}", { relations })}
    </span>
    <span aria-hidden="true">
      {shownNumber(sentences)} · {shownNumber(relations)}
    </span>
  </td>
);
