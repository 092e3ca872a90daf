import { Button } from "react-aria-components";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { t } from "../../language/words.ts";
import type { ComparedModels } from "../../store/versionsState.ts";
import { Trans } from "../look/Trans.tsx";
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
    <section
      className="compared"
      aria-label={t("Comparison of {names} and {names2}", { names: names[0], names2: names[1] })}
    >
      <h4>
        <Trans
          id="<0>{names}</0> and <1>{names2}</1>"
          values={{ names: names[0], names2: names[1] }}
          components={{ 0: <bdi />, 1: <bdi /> }}
        />
      </h4>
      <p className="quiet">
        {t(
          "{judged, plural, one {# confirmed sentence} other {# confirmed sentences}} that neither was trained on; {seen, number} left out that one of them, or one before it, was.",
          { judged: judged.length, seen },
        )}
        {names.map(
          (name, i) =>
            isUnknown[i] &&
            t(
              " What {name} was trained on is not stored: the rule of then was taken, every fifth sentence by its words.",
              { name },
            ),
        )}
      </p>
      {judged.length >= FEWEST_HELD_OUT ? (
        <ProofTable
          judged={judged}
          types={types}
          names={{ before: names[0], after: names[1] }}
          sentences={t("confirmed sentences that neither was trained on")}
        />
      ) : (
        <p className="note">
          {t(
            "Too few to compare scores on ({judged, number} of {fewestHeldOut, number}): confirm sentences that neither was trained on.",
            { judged: judged.length, fewestHeldOut: FEWEST_HELD_OUT },
          )}
        </p>
      )}
      <MeasuredTable names={names} measured={compared.measured} />
      <DifferingList compared={compared} />
      <Button className="button small" onPress={onClose}>
        {t("Close")}
      </Button>
    </section>
  );
}
