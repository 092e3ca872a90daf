import { t } from "../../../language/words.ts";
import { useApp } from "../../app/useApp.ts";
import type { Recipe } from "../TrainSettings.tsx";
import { CrossValidation } from "./CrossValidation.tsx";
import { LearningCurve } from "./LearningCurve.tsx";
import { StudyRunning } from "./StudyRunning.tsx";

interface Props {
  readonly recipe: Recipe;
  /** Whether a cross-validation is offered elsewhere, where it is needed more. */
  readonly isCrossElsewhere?: boolean;
}

/** What several trainings tell that are only made to be compared. */
export function Studies({ recipe, isCrossElsewhere = false }: Props) {
  const run = useApp((s) => s.studyRun);
  const waits = useApp((s) => s.training.kind === "finished");
  const isShown = run.kind === "running" && !(isCrossElsewhere && run.of === "crossValidation");
  return (
    <section aria-label={t("Studies")} className="studies">
      <h2>{t("Studies")}</h2>
      {isShown ? (
        <StudyRunning run={run} />
      ) : (
        <p className="quiet">
          {t(
            "Each trains {waits, select, true {the model before this training} other {the open model}} several times with these settings, compares what comes out, and keeps none of it. You can go on annotating meanwhile{waits, select, true {; to keep or discard the trained model ends it} other {}}.",
            { waits },
          )}
        </p>
      )}
      {!isCrossElsewhere && <CrossValidation recipe={recipe} />}
      <LearningCurve recipe={recipe} />
    </section>
  );
}
