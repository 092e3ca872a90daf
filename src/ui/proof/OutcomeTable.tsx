import type { Kind } from "../../core/document/scope.ts";
import {
  type Confusion,
  countOutcomes,
  OUTCOMES,
  type Outcome,
} from "../../core/learn/confusions.ts";
import { t } from "../../language/words.ts";
import { CountButton } from "./CountButton.tsx";
import { outcomeName } from "./outcomeNames.ts";

type Which = "before" | "after";

interface Props {
  readonly kind: Kind;
  readonly both: Readonly<Record<Which, readonly Confusion[]>>;
  readonly chosen: { readonly which: Which; readonly outcome: Outcome } | null;
  readonly onChoose: (which: Which, outcome: Outcome) => void;
}

const NAMES = {
  get before() {
    return t("Before");
  },
  get after() {
    return t("After");
  },
};
const BOTH = ["before", "after"] as const;

/** How often each outcome comes, with both models. */
export function OutcomeTable({ kind, both, chosen, onChoose }: Props) {
  const counts = { before: countOutcomes(both.before), after: countOutcomes(both.after) };
  return (
    <table className="table outcomes">
      <caption>{t("What was found, and what was not, as SemEval 2013 counts it")}</caption>
      <thead>
        <tr>
          <td />
          {BOTH.map((which) => (
            <th key={which} scope="col">
              {NAMES[which]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {OUTCOMES.map((outcome) => (
          <tr key={outcome}>
            <th scope="row">{outcomeName(outcome, kind)}</th>
            {BOTH.map((which) => (
              <td key={which}>
                <CountButton
                  count={counts[which][outcome]}
                  label={`${NAMES[which]}, ${outcomeName(outcome, kind)}`}
                  isChosen={chosen?.which === which && chosen.outcome === outcome}
                  onChoose={() => onChoose(which, outcome)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
