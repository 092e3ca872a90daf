import type { SentenceWords } from "../core/learn/example.ts";
import { candidateOf, type Effect, type LifeEvent } from "../core/lifecycle/lifecycle.ts";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import type { TrainOutcome } from "../worker/modelRequests.ts";
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
  /** Pauses what runs; it goes on when it is found again. */
  leave(): Promise<void>;
}

/**
 * Milliseconds in which a step and its checkpoint must end when a project is left; after them the
 * checkpoint before is what the training goes on from.
 */
const LEFT_WITHIN = 4000;

export function createTrainingRuntime(
  context: Context,
  dispatch: (event: LifeEvent) => Promise<void>,
  onScreen: () => readonly SentenceWords[],
): TrainingRuntime {
  const { get, services, notify } = context;
  const { model: service } = services;

  /** Trainings that run, and their ends. */
  const running = new Map<JobId, Promise<void>>();
  const run = (...of: Parameters<typeof runToEnd>) => {
    const [job] = of;
    const end = runToEnd(...of).finally(() => running.delete(job));
    running.set(job, end);
    return end;
  };
  const runToEnd = async (
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

  const leave = async (job: JobId) => {
    const ended = running.get(job);
    if (!ended) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LEFT_WITHIN);
    });
    // A dead worker has nothing to pause.
    const left = service.cancel(job, "leave").catch(() => {});
    await Promise.race([Promise.all([left, ended]), late]);
    clearTimeout(timer);
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
    leave: async () => {
      await Promise.all([...running.keys()].map(leave));
    },
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
