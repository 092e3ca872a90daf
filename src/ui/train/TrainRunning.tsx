import { useState } from "react";
import { Button } from "react-aria-components";
import type { TrainingState } from "../../store/state.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { useDraft } from "../app/useDraft.ts";
import { Progress } from "../controls/Progress.tsx";
import { draftLine } from "../look/draftLine.ts";
import { duration } from "./duration.ts";
import { TrainCurves } from "./TrainCurves.tsx";

type Running = Extract<TrainingState, { kind: "running" }>;

/** A training run: how far it is, its loss, and Stop. */
export function TrainRunning({ training }: { training: Running }) {
  const stopTraining = useApp((s) => s.stopTraining);
  const [isStopping, setStopping] = useState(false);
  const stop = () => {
    setStopping(true);
    stopTraining();
  };
  return (
    <section aria-label="Training" className="train-running">
      <h2>Training</h2>
      <TrainProgress progress={training.progress} />
      <DraftText />
      <TrainCurves curve={training.curve} />
      <Button className="button" isDisabled={isStopping} onPress={stop}>
        {isStopping ? "Stopping…" : "Stop"}
      </Button>
      <p className="quiet">
        You can go on annotating; what you confirm now is for the next training. Stop keeps what was
        learned so far; you then keep or discard it.
      </p>
    </section>
  );
}

/** What the model says so far of the sentences that are on the screen. */
function DraftText() {
  const draft = useDraft(useApp(activeDoc));
  if (!draft) return null;
  return (
    <p>
      {draftLine(draft.seconds, draft.counts)} in the text on the screen. It is shown there and
      stored nowhere; the next one comes after twice the time.
    </p>
  );
}

function TrainProgress({ progress }: { progress: Running["progress"] }) {
  if (!progress)
    return <Progress label="Training progress" value={0} total={1} text="Preparing…" />;
  if (progress.kind === "scoring") {
    const { which, done, total } = progress;
    const text = `Held-out sentences by the model ${which} training: ${done} of ${total}`;
    return <Progress label="Training progress" value={done} total={total} text={text} />;
  }
  if (progress.kind === "comparing") {
    const { done, total } = progress;
    const text = `Other text by the model before and after training: ${done} of ${total}`;
    return <Progress label="Training progress" value={done} total={total} text={text} />;
  }
  const { step, steps, epoch, epochs, secondsLeft } = progress;
  const left = secondsLeft === null ? "" : ` · ${duration(secondsLeft)} left`;
  return (
    <Progress
      label="Training progress"
      value={step}
      total={steps}
      text={`Step ${step} of ${steps} · epoch ${epoch} of ${epochs}${left}`}
    />
  );
}
