import type { Kind } from "../../core/document/scope.ts";
import {
  type Confusion,
  countOutcomes,
  OUTCOMES,
  type Outcome,
} from "../../core/learn/confusions.ts";
import { CountButton } from "./CountButton.tsx";
import { outcomeName } from "./outcomeNames.ts";

type Which = "before" | "after";

interface Props {
  readonly kind: Kind;
  readonly both: Readonly<Record<Which, readonly Confusion[]>>;
  readonly chosen: { readonly which: Which; readonly outcome: Outcome } | null;
  readonly onChoose: (which: Which, outcome: Outcome) => void;
}

const NAMES = { before: "Before", after: "After" };

/** How often each outcome comes, with both models. */
export function OutcomeTable({ kind, both, chosen, onChoose }: Props) {
  const counts = { before: countOutcomes(both.before), after: countOutcomes(both.after) };
  return (
    <div className="proof-scroll">
      <table className="table outcomes">
        <caption>What was found, and what was not, as SemEval counts it</caption>
        <thead>
          <tr>
            <td />
            {OUTCOMES.map((outcome) => (
              <th key={outcome} scope="col">
                {outcomeName(outcome, kind)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(["before", "after"] as const).map((which) => (
            <tr key={which}>
              <th scope="row">{NAMES[which]}</th>
              {OUTCOMES.map((outcome) => (
                <td key={outcome}>
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
    </div>
  );
}
