import { Button } from "react-aria-components";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import type { ComparedModels } from "../../store/versionsState.ts";
import { counted } from "../look/names.ts";
import { ProofTable } from "../proof/ProofTable.tsx";
import { DifferingList } from "./DifferingList.tsx";
import { MeasuredTable } from "./MeasuredTable.tsx";

interface Props {
  readonly compared: ComparedModels;
  readonly onClose: () => void;
}

/** What came out of comparing two models. */
export function ComparedResult({ compared, onClose }: Props) {
  const { names, judged, types, seen, isUnknown } = compared;
  return (
    <section className="compared" aria-label={`Comparison of ${names[0]} and ${names[1]}`}>
      <h4>
        <bdi>{names[0]}</bdi> and <bdi>{names[1]}</bdi>
      </h4>
      <p className="quiet">
        {counted(judged.length, "confirmed sentence")} that neither was trained on; {seen} left out
        that one of them, or one before it, was.
        {names.map(
          (name, i) =>
            isUnknown[i] &&
            ` What ${name} was trained on is not stored: the rule of then was taken, every fifth sentence by its words.`,
        )}
      </p>
      {judged.length >= FEWEST_HELD_OUT ? (
        <ProofTable
          judged={judged}
          types={types}
          names={{ before: names[0], after: names[1] }}
          sentences="confirmed sentences that neither was trained on"
        />
      ) : (
        <p className="note">
          Too few to compare scores on ({judged.length} of {FEWEST_HELD_OUT}): confirm sentences
          that neither was trained on.
        </p>
      )}
      <MeasuredTable names={names} measured={compared.measured} />
      <DifferingList compared={compared} />
      <Button className="button small" onPress={onClose}>
        Close
      </Button>
    </section>
  );
}
