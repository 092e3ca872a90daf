import { splitHeldOut } from "../core/learn/heldOut.ts";
import { modelTypes, renamedSince } from "../core/types/schema.ts";
import type { OpenModel, TrainProgress, TrainRecipe, TrainReport } from "../worker/protocol.ts";
import { createBatches } from "./batches.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost, showDeviceLost } from "./deviceLost.ts";
import type { ModelSlice } from "./modelSlice.ts";
import { newId } from "./newId.ts";
import type { Predictor } from "./predictor.ts";
import type { AppState } from "./state.ts";
import { confirmedExamples } from "./trainingSet.ts";

/** Training on what is confirmed, and what becomes of the trained model. */
export interface TrainingSlice {
  readonly actions: Pick<AppState, "train" | "stopTraining" | "keepModel" | "discardModel">;
  /** Ends a training whose result nobody waits for. */
  abandonTraining(): void;
}

export function trainingSlice(
  context: Context,
  predictor: Predictor,
  models: ModelSlice,
): TrainingSlice {
  const { get, set, services, notify, store } = context;
  let job: string | null = null;

  const train = async (recipe: Partial<TrainRecipe>) => {
    const { model, training } = get();
    if (!context.canEdit() || training.kind === "running") return;
    if (training.kind === "finished") {
      return notify("info", "Keep or discard the trained model first.");
    }
    if (model.kind !== "ready") return notify("info", "There is no model to train yet.");
    const { project } = get();
    const { training: examples, heldOut } = splitHeldOut(confirmedExamples(project).examples);
    if (examples.length === 0) {
      return notify("info", "Confirm some sentences first: there is nothing to train on.");
    }
    const mine = newId();
    job = mine;
    set({ training: { kind: "running", progress: null, losses: [] } });
    await predictor.stop();
    const request = {
      examples,
      heldOut,
      types: modelTypes(project.schema),
      renamed: renamedSince(project.schema, model.model.types),
      recipe,
    };
    let losses: readonly number[] = [];
    const batches = createBatches<TrainProgress>((found) => {
      if (job !== mine) return;
      losses = losses.concat(found.flatMap((p) => (p.kind === "step" ? [p.losses.total] : [])));
      set({ training: { kind: "running", progress: found.at(-1)!, losses } });
    });
    try {
      const report = await services.model.train(mine, request, batches.add);
      batches.flush();
      if (job === mine) finish(report, losses);
    } catch (error) {
      batches.flush();
      if (job !== mine) return;
      set({ training: { kind: "failed", message: messageOf(error) } });
      if (isDeviceLost(error)) showDeviceLost(context, error);
    }
    if (job !== mine) return;
    job = null;
    void predictor.predict();
  };

  const finish = (report: TrainReport, losses: readonly number[]) => {
    set({
      training: { kind: "finished", report, losses },
      model: { kind: "ready", model: report.model },
    });
    predictor.modelChanged();
    if (report.steps > 0) {
      const { label } = report.model.device;
      const stepSeconds = { ...get().stepSeconds, [label]: report.seconds / report.steps };
      set({ stepSeconds });
      store({ settings: { stepSeconds } });
    }
    if (report.split.length > 0) {
      notify(
        "info",
        `${report.split.length} sentences were too long for the model and trained on in parts.`,
      );
    }
  };
  const settle = (model: OpenModel) => {
    set({ training: { kind: "idle" }, model: { kind: "ready", model } });
  };

  return {
    abandonTraining: () => {
      if (job !== null) services.model.cancel(job).catch(() => {}); // Its end is waited for by none.
      job = null;
      set({ training: { kind: "idle" } });
    },
    actions: {
      train,
      stopTraining: () => {
        if (job === null) return;
        services.model
          .cancel(job)
          .catch((error) =>
            notify("error", `The training could not be stopped: ${messageOf(error)}`),
          );
      },
      keepModel: async (name) => {
        const { training, model } = get();
        if (training.kind !== "finished" || model.kind !== "ready") return;
        try {
          const { id } = await services.model.keep(name, training.report.scores);
          models.setVersion(id);
          store({ settings: { modelVersion: id } });
          settle({ ...model.model, name, source: { kind: "version", id }, candidate: false });
        } catch (error) {
          notify("error", `The model could not be stored: ${messageOf(error)}`);
        }
        await models.refreshVersions();
      },
      discardModel: async () => {
        if (get().training.kind !== "finished") return;
        await predictor.stop();
        try {
          settle(await services.model.discard());
          predictor.modelChanged();
          void predictor.predict();
        } catch (error) {
          notify("error", `The trained model could not be discarded: ${messageOf(error)}`);
        }
      },
    },
  };
}
