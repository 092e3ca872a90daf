import { useMemo } from "react";
import { Button } from "react-aria-components";
import { recipeFault } from "../../../core/learn/recipeLimits.ts";
import { isWhole, type Study } from "../../../core/learn/storedStudy.ts";
import { FEWEST_STUDIED, type StudyKind } from "../../../core/learn/study.ts";
import { t } from "../../../language/words.ts";
import { newStudy } from "../../../store/newStudy.ts";
import { secondsExpected } from "../../../store/studyTime.ts";
import { isEditable, useApp, useAppStore } from "../../app/useApp.ts";
import { asSentence } from "../../look/names.ts";
import { duration } from "../duration.ts";
import type { Recipe } from "../TrainSettings.tsx";

interface Props {
  readonly of: StudyKind;
  readonly recipe: Recipe;
  /** What the button does: "Cross-validate". */
  readonly action: string;
}

/** The button that begins a study, or goes on with it, and how long that takes. */
export function StudyStart({ of, recipe, action }: Props) {
  const startStudy = useApp((s) => s.startStudy);
  const run = useApp((s) => s.studyRun);
  const known = useApp((s) => s.studies[of]);
  const isReady = useApp((s) => s.model.kind === "ready" && isEditable(s));
  const made = useNewStudy(of, recipe);
  const speeds = useApp((s) => s.speeds);
  const model = useApp((s) => s.model);
  const goesOn = made && known?.key === made.key && !isWhole(known) ? known : null;
  const seconds = made && secondsExpected({ model, speeds }, goesOn ?? made);
  const isOff = !made || !isReady || run.kind === "running" || recipeFault(recipe) !== null;
  const time = seconds === null ? "" : t(" (about {seconds})", { seconds: duration(seconds) });
  return (
    <>
      {run.kind === "failed" && run.of === of && (
        <p className="note" role="alert">
          {t("It stopped: {message} What was done is kept.", { message: asSentence(run.message) })}
        </p>
      )}
      <p>
        <Button className="button" isDisabled={isOff} onPress={() => void startStudy(of, recipe)}>
          {goesOn
            ? t("Go on{time}", { time })
            : `${known && isWhole(known) ? t("{action} again", { action }) : action}${time}`}
        </Button>{" "}
        {goesOn && run.kind !== "running" && (
          <span className="quiet">
            {t("{done, number} of {trainings, number} parts are done.", {
              done: goesOn.done.length,
              trainings: goesOn.plan.trainings.length,
            })}
          </span>
        )}
        {made && !goesOn && run.kind !== "running" && (
          <span className="quiet">
            {t("{trainingsOf, plural, one {# training} other {# trainings}}", {
              trainingsOf: trainingsOf(made),
            })}
            .
          </span>
        )}
        {!made && isReady && (
          <span className="quiet">
            {t("It needs at least {fewestStudied, number} different confirmed sentences.", {
              fewestStudied: FEWEST_STUDIED,
            })}
          </span>
        )}
      </p>
    </>
  );
}

/** How many models a study trains. */
const trainingsOf = ({ plan }: Study): number =>
  plan.trainings.filter(({ train }) => train.length > 0).length;

/** The study as it would be begun now; null where that cannot be. */
function useNewStudy(of: StudyKind, recipe: Recipe): Study | null {
  const store = useAppStore();
  const project = useApp((s) => s.project);
  const life = useApp((s) => s.life);
  const heldOut = useApp((s) => s.heldOut);
  return useMemo(
    () => newStudy(store.getState(), of, recipe),
    [store, of, recipe, project, life.phase.kind, heldOut],
  );
}
