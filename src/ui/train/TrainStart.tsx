import { useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { recipeFault, withinLimits } from "../../core/learn/recipeLimits.ts";
import { NOTHING_TO_LEARN } from "../../core/learn/teaches.ts";
import { tooLongLine } from "../../core/learn/tooLong.ts";
import { t } from "../../language/words.ts";
import { countDoubts } from "../../store/doubtsOf.ts";
import type { AppState, TrainingSet } from "../../store/state.ts";
import { isBareNow, trainingSet } from "../../store/trainingSet.ts";
import { whyReadOnly } from "../../store/whyReadOnly.ts";
import { isEditable, useApp, useAppFields, useViewStore } from "../app/useApp.ts";
import { duration } from "./duration.ts";
import { KnownTypes } from "./KnownTypes.tsx";
import { Studies } from "./studies/Studies.tsx";
import { TrainMemory } from "./TrainMemory.tsx";
import { type Recipe, TrainSettings } from "./TrainSettings.tsx";
import { WhatStays } from "./WhatStays.tsx";

/** What there is to train on, how long it takes, and the button. */
export function TrainStart() {
  const reason = useApp(whyNot);
  const isBareModel = useApp(isBareNow);
  const train = useApp((s) => s.train);
  const [recipe, setRecipe] = useState<Recipe>({});
  const fault = recipeFault(recipe);
  // Time and memory are told of what can be trained with.
  const usable = useMemo(() => withinLimits(recipe), [recipe]);
  const set = useAppFields((s) => trainingSet(s, usable));
  const timeTraining = useApp((s) => s.timeTraining);
  const isTimeable = reason === null && set.teaching > 0;
  useEffect(() => {
    if (isTimeable) void timeTraining();
  }, [isTimeable, timeTraining]);
  const why = reason ?? nothingToTrainOn(set) ?? fault;
  return (
    <section aria-label={t("Training")} className="train-start">
      <h2>{t("Train on what you confirmed")}</h2>
      <SetCounts set={set} />
      <SetLinks />
      <Button
        className="button primary large"
        isDisabled={why !== null}
        {...(why !== null && { "aria-describedby": "why-no-training" })}
        onPress={() => void train(recipe)}
      >
        {t("Train")}
      </Button>
      {why !== null && (
        <p id="why-no-training" className="quiet">
          {why}
        </p>
      )}
      {isBareModel ? <FromEncoder /> : set.teaching > 0 && <WhatStays />}
      <TrainMemory recipe={usable} />
      <TrainSettings recipe={recipe} onChange={setRecipe} />
      <Studies recipe={recipe} />
    </section>
  );
}

/** What a training from a bare encoder is. */
function FromEncoder() {
  return (
    <p className="quiet">
      {t(
        "The model is a bare encoder: it has no types yet and learns yours from what you confirmed, from the beginning. That takes more examples than training a model that has types.",
      )}
    </p>
  );
}

/** Where it is seen what is trained on, and what is doubtful in it. */
function SetLinks() {
  const doubts = useApp(countDoubts);
  const view = useViewStore();
  const open = (showing: "sentences" | "doubts") =>
    view.setState(({ examples }) => ({
      center: "examples",
      pane: "text",
      examples: { ...examples, showing },
    }));
  return (
    <div className="set-links">
      <Button className="button small" onPress={() => open("sentences")}>
        {t("Show the training set")}
      </Button>
      {doubts > 0 && (
        <Button className="button small" onPress={() => open("doubts")}>
          {t("Decide {doubts, plural, one {# doubt} other {# doubts}}", { doubts })}
        </Button>
      )}
    </div>
  );
}

const UNKNOWN = "–";

function SetCounts({ set }: { set: TrainingSet }) {
  const { confirmed, training, heldOut, leftOut, relationsAcross, entitiesOutside } = set;
  const { share, seed } = useApp((s) => s.heldOut);
  const { tooLong, maxSpanSize } = set;
  const showTooLong = useApp((s) => s.showTooLong);
  // What is stored has not been read yet: nothing is known of it, which is not that there is nothing.
  const isKnown = useApp((s) => s.storage.kind !== "opening");
  return (
    <>
      <dl className="facts numbers">
        <dt>{t("Confirmed")}</dt>
        <dd>
          {isKnown
            ? t("{confirmed, plural, one {# sentence} other {# sentences}}", { confirmed })
            : UNKNOWN}
        </dd>
        <dt>{t("To train on")}</dt>
        <dd>{isKnown ? training : UNKNOWN}</dd>
        <dt title={t("Never trained on: they show whether the model got better")}>
          {t("Held out ({share, number} %, seed {seed, number})", { share, seed })}
        </dt>
        <dd>{isKnown ? heldOut : UNKNOWN}</dd>
        {leftOut > 0 && (
          <>
            <dt>{t("Left out by you")}</dt>
            <dd>{leftOut}</dd>
          </>
        )}
        <dt>{t("Will take")}</dt>
        <dd>{isKnown ? timeNeeded(set) : UNKNOWN}</dd>
      </dl>
      <KnownTypes />
      {relationsAcross > 0 && (
        <p className="quiet">
          {t(
            "{relationsAcross, plural, one {# confirmed relation} other {# confirmed relations}} between sentences cannot be trained on: the model reads one sentence at a time.",
            { relationsAcross },
          )}
        </p>
      )}
      {tooLong > 0 && (
        <p className="quiet">
          {tooLongLine(tooLong, maxSpanSize)}{" "}
          <Button className="button small" onPress={showTooLong}>
            {t("Show")}
          </Button>
        </p>
      )}
      {entitiesOutside > 0 && (
        <p className="quiet">
          {t(
            "{entitiesOutside, plural, one {# confirmed span} other {# confirmed spans}} with borders inside words cannot be trained on: the model reads whole words.",
            { entitiesOutside },
          )}
        </p>
      )}
    </>
  );
}

function timeNeeded({ teaching, secondsExpected }: TrainingSet): string {
  if (teaching === 0) return UNKNOWN;
  return secondsExpected === null
    ? t("not known yet")
    : t("about {secondsExpected}", { secondsExpected: duration(secondsExpected) });
}

function nothingToTrainOn({ confirmed, training, teaching, leftOut }: TrainingSet): string | null {
  if (teaching > 0) return null;
  if (training > 0) return NOTHING_TO_LEARN();
  if (confirmed > 0 && confirmed === leftOut)
    return t("All confirmed sentences are left out: take some in again in the training set.");
  return confirmed === 0
    ? t(
        "No sentence is confirmed yet. Accept a sentence (A), or mark it done (D): only then is it known that nothing else is in it.",
      )
    : t("What is confirmed is held out, and so far there is nothing else: confirm some more.");
}

function whyNot(state: AppState): string | null {
  if (state.storage.kind === "opening") return t("The project is still being opened.");
  if (!isEditable(state))
    return whyReadOnly(state.storage) ?? t("The project is still being opened.");
  if (state.model.kind === "loading") return t("The model is still loading.");
  if (state.model.kind === "failed") return t("There is no model to train.");
  if (state.prediction.kind === "running") return t("Wait for the prediction to finish.");
  return null;
}
