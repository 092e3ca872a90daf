import { Button } from "react-aria-components";
import { STUDY_NAMES } from "../../../core/learn/study.ts";
import { t } from "../../../language/words.ts";
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
        label={t("{studyNames} progress", { studyNames: STUDY_NAMES[of] })}
        value={Math.round(1000 * part)}
        total={1000}
        text={t("{studyNames}: {done, number} of {total, number} parts done{left}", {
          studyNames: STUDY_NAMES[of],
          done,
          total,
          left,
        })}
      />
      <Button className="button" onPress={stopStudy}>
        {t("Stop")}
      </Button>
      <p className="quiet">
        {t(
          "Each part is stored when it is done: after a stop, or a reload, it goes on from there.",
        )}
      </p>
    </div>
  );
}
