import type { TrainingState } from "../../store/state.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { useDraft } from "../app/useDraft.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { Progress } from "../controls/Progress.tsx";
import { draftLine } from "../look/draftLine.ts";
import { duration } from "./duration.ts";
import { TrainCurves } from "./TrainCurves.tsx";

type Running = Extract<TrainingState, { kind: "running" }>;

/** A training that runs or is paused: how far it is, its loss, and what can be done with it. */
export function TrainRunning({ training }: { training: Running }) {
  const { standing } = training;
  return (
    <section aria-label="Training" className="train-running">
      <h2>{HEADINGS[standing]}</h2>
      <TrainProgress progress={training.progress ?? lastProgress(training)} standing={standing} />
      <div className="train-steering">
        {standing === "paused" ? (
          <CommandButton command="resumeTraining" className="button primary">
            Resume
          </CommandButton>
        ) : (
          <CommandButton command="pauseTraining" className="button">
            {standing === "pausing" ? "Pausing…" : "Pause"}
          </CommandButton>
        )}
        <CommandButton command="stopTraining" className="button">
          {standing === "stopping" || standing === "waitingToEnd" ? "Stopping…" : "Stop"}
        </CommandButton>
      </div>
      <p className="quiet">{noteOf(training)}</p>
      {!training.isStored && <p role="status">{NOT_STORED}</p>}
      <DraftText />
      <TrainCurves curve={training.curve} />
    </section>
  );
}

type Standing = Running["standing"];

const HEADINGS: Readonly<Record<Standing, string>> = {
  running: "Training",
  pausing: "Training",
  stopping: "Training",
  paused: "Training, paused",
  waiting: "Training, waiting for its model",
  waitingToEnd: "Training, waiting for its model",
};

/** What goes on meanwhile, what a reload does to it, and how it ends. */
function noteOf({ standing, isStored }: Running): string {
  switch (standing) {
    case "running":
    case "pausing":
    case "stopping":
      return [
        "You can go on annotating, and the model you had goes on suggesting; what you confirm now is for the next training.",
        ...(isStored ? ["Closed or reloaded, the page goes on from the last minute."] : []),
        "Stop keeps the best so far; you then keep or discard it.",
      ].join(" ");
    case "paused":
      return isStored
        ? "The device is free, and nothing is lost: it goes on where it was, also on another day. Stop ends it with what it has learnt."
        : "The device is free. Resume goes on where it was; Stop ends it with what it has learnt.";
    case "waiting":
      return "It goes on as soon as its model is open.";
    case "waitingToEnd":
      return "It ends with what it has learnt as soon as its model is open.";
  }
}

const NOT_STORED =
  "It cannot be stored: the disk, or this site's share of it, may be full. It goes on in this tab alone, and a reload would lose what it has learnt since it was last stored. Storing is tried again with each checkpoint.";

/** How far it was when the page was closed. */
function lastProgress({ curve }: Running): { readonly step: number } | null {
  const last = curve.steps.at(-1);
  return last ? { step: last.step } : null;
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

interface ProgressProps {
  readonly progress: Running["progress"] | { readonly step: number };
  readonly standing: Standing;
}

function TrainProgress({ progress, standing }: ProgressProps) {
  const label = "Training progress";
  if (!progress) return <Progress label={label} value={0} total={1} text="Preparing…" />;
  if (!("kind" in progress))
    return <p className="quiet">It was at step {progress.step.toLocaleString("en")}.</p>;
  if (progress.kind === "scoring") {
    const { which, done, total } = progress;
    const text = `Held-out sentences by the model ${which} training: ${done} of ${total}`;
    return <Progress label={label} value={done} total={total} text={text} />;
  }
  if (progress.kind === "comparing") {
    const { done, total } = progress;
    const text = `Other text by the model before and after training: ${done} of ${total}`;
    return <Progress label={label} value={done} total={total} text={text} />;
  }
  const { step, steps, epoch, epochs, secondsLeft } = progress;
  const rest = secondsLeft === null ? "" : ` · ${duration(secondsLeft)} left`;
  const text = `Step ${step} of ${steps} · epoch ${epoch} of ${epochs}`;
  return (
    <Progress
      label={label}
      value={step}
      total={steps}
      text={standing === "paused" ? text : text + rest}
    />
  );
}
