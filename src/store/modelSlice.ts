import { candidateOf, modelInUse } from "../core/lifecycle/lifecycle.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import { type Context, messageOf } from "./context.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import type { Predictor } from "./predictor.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<
  AppState,
  | "openModel"
  | "setBackend"
  | "predict"
  | "cancelPrediction"
  | "lookAt"
  | "useVersion"
  | "removeVersion"
  | "exportModel"
>;

/** The stored model of this id, or the bundled one. */
export const sourceOf = (version: string | null): ModelSource =>
  version === null ? { kind: "bundled" } : { kind: "version", id: version };

/** The model in use, and what else is done with it than training. */
export function modelSlice(context: Context, runtime: ModelRuntime, predictor: Predictor): Actions {
  const { get, set, services, notify, store, canEdit } = context;
  const { dispatch, life } = runtime;

  const open = (source: ModelSource) =>
    dispatch({
      kind: "open",
      attempt: newId(),
      wanted: { source, backend: get().backend },
      by: "user",
    });
  /** Tells what is in the way of another model. */
  const isFree = (): boolean => {
    const isTraining = life().phase.kind === "training";
    if (isTraining) notify("info", "Stop the training first.");
    else if (candidateOf(life())) notify("info", "Keep or discard the trained model first.");
    return !isTraining && !candidateOf(life());
  };
  const useVersion = async (id: string | null) => {
    if (!isFree()) return;
    store({ settings: { modelVersion: id } });
    await open(sourceOf(id));
  };

  return {
    openModel: () => open(life().wanted.source),
    useVersion,
    setBackend: async (backend) => {
      if (!isFree()) return;
      set({ backend });
      store({ settings: { backend } });
      await open(life().wanted.source);
    },
    predict: predictor.predict,
    cancelPrediction: () => void dispatch({ kind: "stop", what: "prediction" }),
    lookAt: predictor.lookAt,
    removeVersion: async (id) => {
      const { source } = life().wanted;
      const isOpen = source.kind === "version" && source.id === id;
      if (!canEdit() || (isOpen && !isFree())) return;
      try {
        if (isOpen) await useVersion(null);
        await services.model.removeVersion(id);
      } catch (error) {
        notify("error", `The model could not be removed: ${messageOf(error)}`);
      }
      await runtime.refreshVersions();
    },
    exportModel: async () => {
      const model = modelInUse(life());
      if (!model) return notify("info", "There is no model yet.");
      try {
        const name = model.name.replace(/[^\p{L}\p{N}._ -]+/gu, "_");
        services.download(`${name}.zip`, await services.model.exportZip(model.id));
      } catch (error) {
        notify("error", `The model could not be exported: ${messageOf(error)}`);
      }
    },
  };
}
