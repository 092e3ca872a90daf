import { useDeferredValue } from "react";
import { ENOUGH_SUGGESTIONS, type LostType } from "../../core/learn/lostTypes.ts";
import type { TrainReport } from "../../core/lifecycle/trainReport.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { type Looks, lookOf, looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { reportLosses } from "./reportChanges.ts";
import { ShowProof } from "./ShowProof.tsx";

/** Says, beside Keep, which types lost more than a tenth that nothing confirmed speaks against. */
export function LossNote({ report }: { report: TrainReport }) {
  const project = useDeferredValue(useApp((s) => s.project));
  const looks = looksOf(project.schema);
  const losses = reportLosses(report)(project);
  const unexplained = losses.filter(({ isUnexplained }) => isUnexplained);
  const losing = unexplained.filter(({ before }) => before >= ENOUGH_SUGGESTIONS);
  const few = unexplained.filter(({ before }) => before < ENOUGH_SUGGESTIONS);
  const explained = losses.filter(({ isUnexplained }) => !isUnexplained);
  const texts = (of: readonly LostType[]) => of.map((one) => lossText(one, looks)).join(", ");
  return (
    <>
      {losing.length > 0 && (
        <div className="note warning">
          <p>
            <Trans
              id="<0>More than a tenth of what it suggested elsewhere is gone</0>, and what you confirmed does not say that it was wrong: {texts}. Confirm sentences with these types, or discard this model."
              values={{ texts: texts(losing) }}
              components={{ 0: <b /> }}
            />
          </p>
          <ShowProof part="changes">{t("See what is gone")}</ShowProof>
        </div>
      )}
      {few.length > 0 && (
        <p className="note">
          {t("Fewer, of too few to tell much: {texts}.", { texts: texts(few) })}
        </p>
      )}
      {explained.length > 0 && (
        <p className="quiet">
          {t("Fewer, as what you confirmed has it: {texts}.", { texts: texts(explained) })}
        </p>
      )}
    </>
  );
}

/**
 * "Person (12 of 40 gone, 3 of them confirmed as something else, 4 of 9 on held-out sentences wrong
 * before)"
 */
function lossText(loss: LostType, looks: Looks): string {
  const { kind, type, before, gone, contradicted, wrong, suggested } = loss;
  const { verbose } = lookOf(looks[kind], type);
  const parts = [
    t("{gone, number} of {before, number} gone", { gone, before }),
    contradicted > 0 &&
      t("{contradicted, number} of them confirmed as something else", { contradicted }),
    wrong > 0 &&
      t("{wrong, number} of {suggested, number} on held-out sentences wrong before", {
        wrong,
        suggested,
      }),
  ].filter((part) => part !== false);
  return `${verbose} (${parts.join(", ")})`;
}
