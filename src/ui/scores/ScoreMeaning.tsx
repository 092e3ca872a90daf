import { Button } from "react-aria-components";
import { crossCalibratedOn } from "../../core/learn/crossCalibration.ts";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import type { OpenModel } from "../../core/lifecycle/openModel.ts";
import { t } from "../../language/words.ts";
import { crossOfModel } from "../../store/crossOfModel.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { Check } from "../controls/Check.tsx";
import { Progress } from "../controls/Progress.tsx";
import { asSentence } from "../look/names.ts";
import { ErrorTable } from "./ErrorTable.tsx";
import { Reliability } from "./Reliability.tsx";
import { Thresholds } from "./Thresholds.tsx";

/** Whether the scores of the model in use mean what they say, and from which ones it suggests. */
export function ScoreMeaning() {
  const model = useApp((s) => (s.model.kind === "ready" ? s.model.model : null));
  const isTraining = useApp((s) => s.training.kind === "running");
  if (!model || isTraining) return null;
  return <Meaning model={model} />;
}

function Meaning({ model }: { model: OpenModel }) {
  const calibrated = useApp((s) => s.calibrated);
  const known = calibrated?.weights === model.weights ? calibrated : null;
  const report = known?.report ?? null;
  return (
    <section aria-labelledby="scores-title" className="scores-part">
      <h2 id="scores-title">{t("Scores")}</h2>
      <Measuring isMeasured={report !== null} />
      {(report || model.calibration) && <Correcting isOn={model.calibration !== undefined} />}
      {known && report && (
        <>
          <ErrorTable by={known.by} report={report} />
          <details>
            <summary>{t("Scores beside what is right")}</summary>
            <Reliability report={report} />
          </details>
        </>
      )}
      <details>
        <summary>{t("Which suggestions are shown")}</summary>
        <Thresholds report={report} isCorrected={model.calibration !== undefined} />
      </details>
    </section>
  );
}

function Measuring({ isMeasured }: { isMeasured: boolean }) {
  const calibrating = useApp((s) => s.calibrating);
  const heldOut = useApp((s) => exampleSplit(s).heldOut.length);
  const { calibrate, cancelCalibration } = useActions();
  const editable = useApp(isEditable);
  if (calibrating.kind === "running") {
    const { done, total } = calibrating;
    return (
      <>
        <Progress
          label={t("Measuring scores")}
          value={done}
          total={total}
          text={t("Held-out sentences: {done, number} of {total, number}", { done, total })}
        />
        <Button className="button" onPress={cancelCalibration}>
          {t("Cancel")}
        </Button>
      </>
    );
  }
  return (
    <>
      {!isMeasured && (
        <p className="quiet">
          {t(
            "A score says how sure the model is. Whether of suggestions with 80 % four in five are right is measured on held-out sentences, and then corrected.{isHeldOut, select, true { That needs {fewestHeldOut, number} of them; there {heldOut, plural, one {is} other {are}} {heldOut, number}.} other {}}",
            { isHeldOut: heldOut < FEWEST_HELD_OUT, fewestHeldOut: FEWEST_HELD_OUT, heldOut },
          )}
        </p>
      )}
      {calibrating.kind === "failed" && (
        <p role="alert">
          {t("The scores were not measured: {message}", {
            message: asSentence(calibrating.message),
          })}
        </p>
      )}
      {heldOut >= FEWEST_HELD_OUT && (
        <Button className="button" isDisabled={!editable} onPress={calibrate}>
          {isMeasured
            ? t("Measure again")
            : t("Measure on {heldOut, plural, one {# sentence} other {# sentences}}", { heldOut })}
        </Button>
      )}
      {heldOut < FEWEST_HELD_OUT && <ByCross />}
    </>
  );
}

/** Where too little is held out, a cross-validation tells what the scores are worth. */
function ByCross() {
  const study = useApp(crossOfModel);
  const calibrateByCross = useApp((s) => s.calibrateByCross);
  const editable = useApp(isEditable);
  const sentences = study ? crossCalibratedOn(study) : 0;
  if (sentences === 0) return null;
  return (
    <Button className="button" isDisabled={!editable} onPress={() => void calibrateByCross()}>
      {t(
        "Measure by the cross-validation ({sentences, plural, one {# sentence} other {# sentences}})",
        { sentences },
      )}
    </Button>
  );
}

function Correcting({ isOn }: { isOn: boolean }) {
  const correctScores = useApp((s) => s.correctScores);
  return (
    <Check isSelected={isOn} onChange={(on) => void correctScores(on)}>
      {t("Correct scores by what was measured")}
    </Check>
  );
}

function useActions() {
  const calibrate = useApp((s) => s.calibrate);
  const cancelCalibration = useApp((s) => s.cancelCalibration);
  return { calibrate: () => void calibrate(), cancelCalibration };
}
