import { isWhole, leftToDo, type Study } from "../core/learn/storedStudy.ts";
import { FEWEST_STUDIED, STUDY_NAMES, type StudyKind } from "../core/learn/study.ts";
import type { Lifecycle } from "../core/lifecycle/lifecycle.ts";
import type { JobId, ModelId, OpenModel } from "../core/lifecycle/openModel.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { t } from "../language/words.ts";
import type { StudyProgress } from "../worker/modelRequests.ts";
import { type Context, messageOf } from "./context.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import { newStudy } from "./newStudy.ts";
import { readerOf } from "./readerOf.ts";
import type { AppState } from "./state.ts";
import { storeStudyOfItself } from "./studiesOfVersions.ts";
import { secondsOfEach } from "./studyTime.ts";
import { trainRequest } from "./trainingSet.ts";

type Actions = Pick<AppState, "startStudy" | "stopStudy">;

/** The actions, and who has to know when the model is needed for something else. */
export interface StudySlice {
  readonly actions: Actions;
  follow(life: Lifecycle): void;
}

/** Studies of the open model, one at a time, each stored as it comes. */
export function studySlice(context: Context, runtime: ModelRuntime): StudySlice {
  const { get, set, services, notify, store, canEdit } = context;
  let job: JobId | null = null;

  const keep = (study: Study) => {
    const studies = { ...get().studies, [study.kind]: study };
    set({ studies });
    store({ settings: { studies } });
  };

  const run = async (own: JobId, study: Study, model: OpenModel<ModelId>) => {
    const { kind, examples, plan, recipe } = study;
    const left = leftToDo(study);
    const each = secondsOfEach(get(), study);
    const all = each.reduce((sum, seconds) => sum + seconds, 0);
    const began = performance.now();
    const before = study.done.reduce((sum, { training }) => sum + each[training], 0);
    let current = study;
    const show = (under: number) => {
      const done = current.done.reduce((sum, { training }) => sum + each[training], 0) + under;
      const took = (performance.now() - began) / 1000;
      const isTold = done - before > 0.02 * all;
      set({
        studyRun: {
          kind: "running",
          of: kind,
          done: current.done.length,
          total: plan.trainings.length,
          part: done / all,
          secondsLeft: isTold ? (took * (all - done)) / (done - before) : null,
        },
      });
    };
    const told = (progress: StudyProgress) => {
      if (job !== own) return;
      if (progress.kind === "read") {
        const { training, readings } = progress;
        const done = [...current.done, { training, readings }];
        current = { ...current, at: Date.now(), done };
        keep(current);
        return show(0);
      }
      const { training } = progress;
      // Reading is little beside training, unless nothing is trained.
      const isTrained = plan.trainings[training].train.length > 0;
      const part =
        progress.kind === "step"
          ? (TRAINED * progress.step) / progress.steps
          : (isTrained ? TRAINED : 0) +
            ((isTrained ? 1 - TRAINED : 1) * progress.done) / progress.total;
      show(part * each[training]);
    };
    show(0);
    const { types, renamed, unreviewed } = trainRequest(get(), model, recipe);
    const reader = readerOf(get().project.schema, model);
    const request = { examples, trainings: left, types, renamed, recipe, unreviewed, reader };
    await services.model.study(own, model.id, request, told);
  };

  /** When it is its turn: of what is confirmed, and by the model that is open, then. */
  const runInTurn = async (own: JobId, asked: Asked, model: OpenModel<ModelId>) => {
    const { kind, recipe } = asked;
    try {
      const made = newStudy(get(), kind, recipe);
      const known = get().studies[kind];
      if (made) await run(own, known?.key === made.key && !isWhole(known) ? known : made, model);
      if (job === own) set({ studyRun: { kind: "idle" } });
      const done = get().studies[kind];
      if (made && done?.key === made.key) await storeStudyOfItself(context, model.source, done);
    } catch (error) {
      if (job !== own) return;
      set({ studyRun: { kind: "failed", of: kind, message: messageOf(error) } });
    } finally {
      if (job === own) job = null;
    }
  };

  return {
    actions: {
      startStudy: async (kind, recipe) => {
        if (!canEdit() || job) return;
        const made = newStudy(get(), kind, recipe);
        if (!made) {
          const few = t(
            "With fewer than {fewestStudied, number} different sentences to train on there is nothing to compare.",
            { fewestStudied: FEWEST_STUDIED },
          );
          return notify("info", few);
        }
        const own = newJob();
        job = own;
        const title = STUDY_NAMES[kind];
        await runtime.study(own, title, (model) => runInTurn(own, { kind, recipe }, model));
        // It may have been refused.
        if (job === own && !isInLine(runtime.life(), own)) job = null;
      },
      stopStudy: () => {
        if (job) void runtime.dispatch({ kind: "takeOut", job });
      },
    },
    follow: (now) => {
      const { studyRun } = get();
      if (!job || studyRun.kind !== "running" || isInLine(now, job)) return;
      job = null;
      set({ studyRun: { kind: "idle" } });
    },
  };
}

/** What is asked of a study. */
interface Asked {
  readonly kind: StudyKind;
  readonly recipe: Partial<TrainRecipe>;
}

/** Whether a study runs, or waits for its turn. */
const isInLine = ({ study, line }: Lifecycle, job: JobId): boolean =>
  study?.job === job || line.some((one) => one.job === job);

/** So large a part of the time of a training goes to its steps. */
const TRAINED = 0.9;
