import { t } from "../../language/words.ts";
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
    <section aria-label={t("Training")} className="train-running">
      <h2>{HEADINGS[standing]}</h2>
      <TrainProgress progress={training.progress ?? lastProgress(training)} standing={standing} />
      <div className="train-steering">
        {standing === "paused" ? (
          <CommandButton command="resumeTraining" className="button primary">
            {t("Resume")}
          </CommandButton>
        ) : (
          <CommandButton command="pauseTraining" className="button">
            {standing === "pausing" ? t("Pausing…") : t("Pause")}
          </CommandButton>
        )}
        <CommandButton command="stopTraining" className="button">
          {standing === "stopping" || standing === "waitingToEnd" ? t("Stopping…") : t("Stop")}
        </CommandButton>
      </div>
      <p className="quiet">{noteOf(training)}</p>
      {!training.isStored && <p role="status">{NOT_STORED()}</p>}
      <DraftText />
      <TrainCurves curve={training.curve} />
    </section>
  );
}

type Standing = Running["standing"];

const HEADINGS: Readonly<Record<Standing, string>> = {
  get running() {
    return t("Training");
  },
  get pausing() {
    return t("Training");
  },
  get stopping() {
    return t("Training");
  },
  get paused() {
    return t("Training, paused");
  },
  get waiting() {
    return t("Training, waiting for its model");
  },
  get waitingToEnd() {
    return t("Training, waiting for its model");
  },
};

/** What goes on meanwhile, what a reload does to it, and how it ends. */
function noteOf({ standing, isStored }: Running): string {
  switch (standing) {
    case "running":
    case "pausing":
    case "stopping":
      return [
        t(
          "You can go on annotating, and the model you had goes on suggesting; what you confirm now is for the next training.",
        ),
        ...(isStored ? [t("Closed or reloaded, the page goes on from the last minute.")] : []),
        t("Stop keeps the best so far; you then keep or discard it."),
      ].join(" ");
    case "paused":
      return isStored
        ? t(
            "The device is free, and nothing is lost: it goes on where it was, also on another day. Stop ends it with what it has learnt.",
          )
        : t(
            "The device is free. Resume goes on where it was; Stop ends it with what it has learnt.",
          );
    case "waiting":
      return t("It goes on as soon as its model is open.");
    case "waitingToEnd":
      return t("It ends with what it has learnt as soon as its model is open.");
  }
}

const NOT_STORED = () =>
  t(
    "It cannot be stored: the disk, or this site's share of it, may be full. It goes on in this tab alone, and a reload would lose what it has learnt since it was last stored. Storing is tried again with each checkpoint.",
  );

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
      {t(
        "{draftLine} in the text on the screen. It is shown there and stored nowhere; the next one comes after twice the time.",
        { draftLine: draftLine(draft.seconds, draft.counts) },
      )}
    </p>
  );
}

interface ProgressProps {
  readonly progress: Running["progress"] | { readonly step: number };
  readonly standing: Standing;
}

function TrainProgress({ progress, standing }: ProgressProps) {
  const label = t("Training progress");
  if (!progress) return <Progress label={label} value={0} total={1} text={t("Preparing…")} />;
  if (!("kind" in progress))
    return <p className="quiet">{t("It was at step {step, number}.", { step: progress.step })}</p>;
  if (progress.kind === "scoring") {
    const { which, done, total } = progress;
    const text = t(
      "Held-out sentences by the model {isBefore, select, true {before} other {after}} training: {done, number} of {total, number}",
      { isBefore: which === "before", done, total },
    );
    return <Progress label={label} value={done} total={total} text={text} />;
  }
  if (progress.kind === "comparing") {
    const { done, total } = progress;
    const text = t(
      "Other text by the model before and after training: {done, number} of {total, number}",
      { done, total },
    );
    return <Progress label={label} value={done} total={total} text={text} />;
  }
  const { step, steps, epoch, epochs, secondsLeft } = progress;
  const rest = secondsLeft === null ? "" : t(" · {time} left", { time: duration(secondsLeft) });
  const text = t(
    "Step {step, number} of {steps, number} · epoch {epoch, number} of {epochs, number}",
    { step, steps, epoch, epochs },
  );
  return (
    <Progress
      label={label}
      value={step}
      total={steps}
      text={standing === "paused" ? text : text + rest}
    />
  );
}
