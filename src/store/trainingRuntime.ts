import type { SentenceWords } from "../core/learn/example.ts";
import { candidateOf, type Effect, type LifeEvent } from "../core/lifecycle/lifecycle.ts";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import type { TrainOutcome } from "../worker/protocol.ts";
import { createBatches } from "./batches.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost } from "./deviceLost.ts";
import { readLineage } from "./lineage.ts";
import { newId } from "./newId.ts";
import { trainRequest } from "./trainingSet.ts";

/**
 * Milliseconds between what is shown of a training: where no GPU draws the page, drawing every step
 * takes as long as the step.
 */
const SHOWN_EVERY = 300;

type Of<K extends Effect["kind"]> = Extract<Effect, { kind: K }>;

/** Runs trainings, and finds those that a page before left. */
export interface TrainingRuntime {
  train(effect: Of<"train">): Promise<void>;
  goOn(effect: Of<"goOn">): Promise<void>;
  find(): Promise<void>;
}

export function createTrainingRuntime(
  context: Context,
  dispatch: (event: LifeEvent) => Promise<void>,
  onScreen: () => readonly SentenceWords[],
): TrainingRuntime {
  const { get, services, notify } = context;
  const { model: service } = services;

  const run = async (
    job: JobId,
    work: (onProgress: (progress: TrainProgress) => void) => Promise<TrainOutcome>,
  ) => {
    const batches = createBatches<TrainProgress>(
      (progress) => {
        void dispatch({ kind: "trainProgressed", job, progress });
      },
      { pause: SHOWN_EVERY },
    );
    try {
      const outcome = await work(batches.add);
      batches.flush();
      if (outcome.kind === "paused") return void dispatch({ kind: "paused", job });
      const { model, report } = outcome;
      void dispatch({ kind: "trained", job, model, report });
      if (candidateOf(get().life)?.model.id === model.id) tellOf(report);
      else await service.discard(model.id);
    } catch (error) {
      batches.flush();
      // Of a dead worker is told elsewhere: the training goes on in the next one.
      if (error instanceof Error && error.name === "WorkerDiedError") return;
      const message = messageOf(error);
      void dispatch({ kind: "trainFailed", job, message, isDeviceLost: isDeviceLost(error) });
    }
  };

  const tellOf = ({ split, cut }: TrainReport) => {
    if (split.length === 0) return;
    notify(
      "info",
      t(
        "{split, plural, one {A sentence was} other {# sentences were}} too long for the model and trained on in parts.{isCut, select, true { {cut, number} of their spans and relations cross the parts: it cannot learn them.} other {}}",
        { split: split.length, isCut: cut > 0, cut },
      ),
    );
  };

  return {
    train: ({ job, model, recipe }) =>
      run(job, async (onProgress) => {
        // What it was trained on must not be held out: a model that was opened just now may not know.
        await readLineage(context);
        const request = { ...trainRequest(get(), model, recipe), onScreen: onScreen() };
        return service.train(job, model.id, request, onProgress);
      }),
    goOn: ({ job, model, end }) =>
      run(job, (onProgress) =>
        service.goOn(job, model.id, { onScreen: onScreen(), end }, onProgress),
      ),
    find: async () => {
      try {
        const { training, unreadable } = await service.leftTraining();
        void dispatch({ kind: "unreadable", count: unreadable });
        if (training) void dispatch({ kind: "found", attempt: newId(), training });
      } catch {
        // Without private files there are no trainings either; that models cannot be kept is told.
      }
    },
  };
}
