import { useMemo } from "react";
import { confusionsOf, matrixOf } from "../../core/learn/confusions.ts";
import type { Judged } from "../../core/learn/judged.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { t } from "../../language/words.ts";
import { useView, useViewStore } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { TABLE_CHOICES } from "../look/tableChoices.ts";
import { ConfusionGrid } from "./ConfusionGrid.tsx";
import { ConfusionList } from "./ConfusionList.tsx";
import { OutcomeTable } from "./OutcomeTable.tsx";

interface Props {
  /** The sentences that are counted. */
  readonly judged: readonly Judged[];
  readonly types: ModelTypes;
}

/** What was found, missed and taken for something else, before and after, down to the sentence. */
export function Confusions({ judged, types }: Props) {
  const view = useViewStore();
  const proof = useView((s) => s.proof);
  const { kind, which, cell } = proof;
  const change = (to: Partial<typeof proof>) => view.setState({ proof: { ...proof, ...to } });
  const both = useMemo(() => {
    const gold = judged.map(({ example }) => example);
    const of = (which: "before" | "after") =>
      confusionsOf(
        gold,
        judged.map((one) => one[which]),
        { kind, types },
      );
    return { before: of("before"), after: of("after") };
  }, [judged, kind, types]);
  const matrix = useMemo(
    () => matrixOf(both[which], Object.keys(types[kind])),
    [both, which, types, kind],
  );
  const listed =
    cell?.by === "outcome"
      ? both[which].filter(({ outcome }) => outcome === cell.outcome)
      : cell && matrix.at(cell.gold, cell.predicted);
  return (
    <>
      <div className="proof-choices">
        <Segments
          label={t("Of")}
          value={kind}
          options={TABLE_CHOICES}
          onChange={(kind) => change({ kind, cell: null })}
        />
        <Segments
          label={t("Model")}
          value={which}
          options={WHICH}
          onChange={(which) => change({ which })}
        />
      </div>
      <p className="quiet">
        {t(
          "On {judged, plural, one {# held-out sentence} other {# held-out sentences}}. A number lists what it counts; a type in a row was found as the one in the column.",
          { judged: judged.length },
        )}
      </p>
      <OutcomeTable
        kind={kind}
        both={both}
        chosen={cell?.by === "outcome" ? { which, outcome: cell.outcome } : null}
        onChoose={(which, outcome) => change({ which, cell: { by: "outcome", outcome } })}
      />
      <ConfusionGrid
        kind={kind}
        matrix={matrix}
        chosen={cell?.by === "types" ? cell : null}
        onChoose={(gold, predicted) => change({ cell: { by: "types", gold, predicted } })}
      />
      {listed && <ConfusionList kind={kind} confusions={listed} judged={judged} />}
    </>
  );
}

const WHICH = [
  {
    id: "before",
    get name() {
      return t("Before");
    },
  },
  {
    id: "after",
    get name() {
      return t("After");
    },
  },
] as const;
