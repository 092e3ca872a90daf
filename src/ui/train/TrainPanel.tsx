import { Button } from "react-aria-components";
import { t } from "../../language/words.ts";
import type { TrainingState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { asSentence } from "../look/names.ts";
import { ScoreMeaning } from "../scores/ScoreMeaning.tsx";
import { JobLine } from "./JobLine.tsx";
import { TellWhenTrained } from "./TellWhenTrained.tsx";
import { TrainFinished } from "./TrainFinished.tsx";
import { TrainRunning } from "./TrainRunning.tsx";
import { TrainStart } from "./TrainStart.tsx";
import { useFocusKept } from "./useFocusKept.ts";
import { Versions } from "./Versions.tsx";

/** Training, from the first confirmed sentence to the kept model. */
export function TrainPanel() {
  const training = useApp((s) => s.training);
  const focus = useFocusKept(training.kind);
  return (
    <div className="train" {...focus}>
      <TrainBody training={training} />
      {training.kind !== "finished" && <TellWhenTrained />}
      <JobLine />
      <ScoreMeaning />
      <Versions />
    </div>
  );
}

function TrainBody({ training }: { training: TrainingState }) {
  const train = useApp((s) => s.train);
  if (training.kind === "running") return <TrainRunning training={training} />;
  if (training.kind === "finished") return <TrainFinished training={training} />;
  return (
    <>
      {training.kind === "failed" && (
        <div className="banner" data-kind="error" role="alert">
          <p>
            {t("Training stopped: {message} The model is as it was before.", {
              message: asSentence(training.message),
            })}
          </p>
          <Button className="button" onPress={() => void train(training.recipe)}>
            {t("Try again")}
          </Button>
        </div>
      )}
      <TrainStart />
    </>
  );
}
