import { useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { isEnough, proofMaterial } from "../../core/learn/proof.ts";
import { stabilityOf } from "../../core/learn/stability.ts";
import { chosenText } from "../../core/report/chosenText.ts";
import { t } from "../../language/words.ts";
import type { TrainingState } from "../../store/state.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import { isName, NameField } from "../controls/NameField.tsx";
import { LossNote } from "../proof/LossNote.tsx";
import { ProofTable } from "../proof/ProofTable.tsx";
import { ShowProof } from "../proof/ShowProof.tsx";
import { StabilityTable } from "../proof/StabilityTable.tsx";
import { duration } from "./duration.ts";
import { CrossValidation } from "./studies/CrossValidation.tsx";
import { Studies } from "./studies/Studies.tsx";
import { StudyRunning } from "./studies/StudyRunning.tsx";
import { TrainCurves } from "./TrainCurves.tsx";
import type { Recipe } from "./TrainSettings.tsx";

type Finished = Extract<TrainingState, { kind: "finished" }>;

/** What training brought, and whether to keep it. */
export function TrainFinished({ training }: { training: Finished }) {
  const { report, curve, recipe } = training;
  const { judged, rule, watched, types, steps, seconds, stopped, split, chosen } = report;
  const isProven = useMemo(() => isEnough(proofMaterial(judged)), [judged]);
  return (
    <section aria-label={t("Training")} className="train-finished">
      <h2>{stopped ? t("Stopped") : t("Trained")}</h2>
      <p className="quiet">
        {t(
          "{steps, plural, one {# step} other {# steps}} in {seconds}{isSplit, select, true {; {split, plural, one {# long sentence} other {# long sentences}} split for reading} other {}}{chosen, select, true {; the model is that of {chosenText}} other {}}",
          {
            steps,
            seconds: duration(seconds),
            isSplit: split.length > 0,
            split: split.length,
            chosen: Boolean(chosen),
            chosenText: chosen && chosenText(chosen),
          },
        )}
      </p>
      <ProofTable
        {...{ judged, types }}
        {...(rule && { rule })}
        tooFew={<CrossValidateInstead recipe={recipe} />}
      />
      {judged.length > 0 && <ShowProof part="confusions">{t("What is taken for what")}</ShowProof>}
      {watched.length > 0 && (
        <>
          <StabilityTable stability={stabilityOf(watched, types)} />
          <ShowProof part="changes">{t("Walk through what changed")}</ShowProof>
        </>
      )}
      <LossNote report={report} />
      {!training.isStored && <p role="status">{NOT_STORED()}</p>}
      <KeepOrDiscard />
      <TrainCurves curve={curve} />
      <Studies recipe={recipe} isCrossElsewhere={!isProven} />
    </section>
  );
}

const NOT_STORED = () =>
  t(
    "The trained model could not be stored so far: the disk, or this site's share of it, may be full. Closed or reloaded, the page loses it. Free some space and keep it, or export it.",
  );

/** Where too little is held out to judge this training, all confirmed sentences judge such trainings. */
function CrossValidateInstead({ recipe }: { recipe: Recipe }) {
  const run = useApp((s) => s.studyRun);
  return (
    <>
      <p>
        {t(
          "A cross-validation scores all confirmed sentences instead: it tells whether a training like this one makes the model better.",
        )}
      </p>
      {run.kind === "running" && run.of === "crossValidation" && <StudyRunning run={run} />}
      <CrossValidation recipe={recipe} />
    </>
  );
}

function KeepOrDiscard() {
  const keepModel = useApp((s) => s.keepModel);
  const discardModel = useApp((s) => s.discardModel);
  const count = useApp((s) => s.versions.length);
  const [name, setName] = useState(t("My model {count, number}", { count: count + 1 }));
  const editable = useApp(isEditable);
  const [isKeeping, setKeeping] = useState(false);
  const isOff = isKeeping || !editable;
  const keep = async () => {
    setKeeping(true);
    await keepModel(name.trim());
    setKeeping(false);
  };
  return (
    <form
      className="keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (isName(name) && !isKeeping) void keep();
      }}
    >
      <NameField label={t("Name of the model")} value={name} onChange={setName} />
      <Button className="button primary" type="submit" isDisabled={!isName(name) || isOff}>
        {isKeeping ? t("Keeping…") : t("Keep")}
      </Button>
      <Button className="button" isDisabled={isOff} onPress={() => void discardModel()}>
        {t("Discard")}
      </Button>
    </form>
  );
}
