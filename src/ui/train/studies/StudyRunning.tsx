import { Button } from "react-aria-components";
import { STUDY_NAMES } from "../../../core/learn/study.ts";
import type { StudyRun } from "../../../store/studyState.ts";
import { useApp } from "../../app/useApp.ts";
import { Progress } from "../../controls/Progress.tsx";
import { duration } from "../duration.ts";

type Running = Extract<StudyRun, { readonly kind: "running" }>;

/** How far a study is. */
export function StudyRunning({ run }: { run: Running }) {
  const stopStudy = useApp((s) => s.stopStudy);
  const { of, done, total, part, secondsLeft } = run;
  const left = secondsLeft === null ? "" : ` · ${duration(secondsLeft)} left`;
  return (
    <div className="study-running">
      <Progress
        label={`${STUDY_NAMES[of]} progress`}
        value={Math.round(1000 * part)}
        total={1000}
        text={`${STUDY_NAMES[of]}: ${done} of ${total} parts done${left}`}
      />
      <Button className="button" onPress={stopStudy}>
        Stop
      </Button>
      <p className="quiet">
        Each part is stored when it is done: after a stop, or a reload, it goes on from there.
      </p>
    </div>
  );
}
