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
    <section aria-label="Studies" className="studies">
      <h2>Studies</h2>
      {isShown ? (
        <StudyRunning run={run} />
      ) : (
        <p className="quiet">
          Each trains {waits ? "the model before this training" : "the open model"} several times
          with these settings, compares what comes out, and keeps none of it. You can go on
          annotating meanwhile{waits && "; to keep or discard the trained model ends it"}.
        </p>
      )}
      {!isCrossElsewhere && <CrossValidation recipe={recipe} />}
      <LearningCurve recipe={recipe} />
    </section>
  );
}
