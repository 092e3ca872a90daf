import type { Fate, Fates } from "../../core/learn/stability.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { lookOf, type TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { CountButton } from "./CountButton.tsx";
import { FATE_NAMES } from "./fateNames.ts";

/** Which changes are walked through: of one type or of all, of one fate or all but what was kept. */
interface Chosen {
  readonly type: string | null;
  readonly fate: Fate | null;
}

interface Props {
  readonly fates: ReadonlyMap<string, Fates>;
  /** In the order of the schema. */
  readonly types: readonly string[];
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly chosen: Chosen;
  readonly onChoose: (type: string | null, fate: Fate) => void;
}

const FATES = ["kept", "retyped", "lost", "new"] as const;

/** What became of the suggestions of each type. */
export function FateTable({ fates, types, looks, chosen, onChoose }: Props) {
  const rows = types.flatMap((type) => {
    const of = fates.get(type);
    return of ? [{ type, name: lookOf(looks, type).verbose, of }] : [];
  });
  const count = (of: Fates, fate: Fate) => (fate === "new" ? of.added : of[fate]);
  const sum = (fate: Fate) => rows.reduce((total, { of }) => total + count(of, fate), 0);
  const cells = (type: string | null, name: string, countOf: (fate: Fate) => number) =>
    FATES.map((fate) => (
      <td key={fate}>
        <CountButton
          count={countOf(fate)}
          label={`${name}, ${FATE_NAMES[fate].toLowerCase()}`}
          isChosen={chosen.type === type && chosen.fate === fate}
          onChoose={() => onChoose(type, fate)}
        />
      </td>
    ));
  const all = rows.reduce((total, { of }) => total + of.before, 0);
  return (
    <div className="proof-scroll">
      <table className="table fates">
        <caption>{t("What became of the suggestions, by their type before")}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("Before")}</th>
            {FATES.map((fate) => (
              <th key={fate} scope="col">
                {FATE_NAMES[fate]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, name, of }) => (
            <tr key={type}>
              <th scope="row">
                <TypeText name={name} />
              </th>
              <td>{shownNumber(of.before)}</td>
              {cells(type, name, (fate) => count(of, fate))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("All types")}</th>
            <td>{shownNumber(all)}</td>
            {cells(null, t("All types"), sum)}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
