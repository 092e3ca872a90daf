import { useApp } from "../../app/useApp.ts";
import type { Recipe } from "../TrainSettings.tsx";
import { CrossValidation } from "./CrossValidation.tsx";
import { LearningCurve } from "./LearningCurve.tsx";
import { StudyRunning } from "./StudyRunning.tsx";

/** What several trainings tell that are only made to be compared. */
export function Studies({ recipe }: { recipe: Recipe }) {
  const run = useApp((s) => s.studyRun);
  return (
    <section aria-label="Studies" className="studies">
      <h2>Studies</h2>
      {run.kind === "running" ? (
        <StudyRunning run={run} />
      ) : (
        <p className="quiet">
          Each trains the open model several times with these settings, compares what comes out, and
          keeps none of it. You can go on annotating meanwhile.
        </p>
      )}
      <CrossValidation recipe={recipe} />
      <LearningCurve recipe={recipe} />
    </section>
  );
}
