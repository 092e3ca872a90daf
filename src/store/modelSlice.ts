import type { Project } from "../core/document/document.ts";
import { withTypes } from "../core/types/schema.ts";
import type { ModelSource, OpenModel } from "../worker/protocol.ts";
import { type Context, messageOf } from "./context.ts";
import type { Predictor } from "./predictor.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<
  AppState,
  | "openModel"
  | "setBackend"
  | "predict"
  | "cancelPrediction"
  | "useVersion"
  | "removeVersion"
  | "exportModel"
>;

/** The model in use, and what else is done with it than training. */
export interface ModelSlice {
  readonly actions: Actions;
  /** The stored model that `openModel` opens; null is the bundled one. */
  setVersion(id: string | null): void;
  refreshVersions(): Promise<void>;
}

export function modelSlice(context: Context, predictor: Predictor): ModelSlice {
  const { get, set, services, notify, store, suggest } = context;
  let version: string | null = null;
  let turn = 0;

  const setVersion = (id: string | null) => {
    version = id;
  };
  const refreshVersions = async () => {
    try {
      set({ versions: await services.model.versions() });
    } catch (error) {
      notify("warning", `Trained models cannot be kept: ${messageOf(error)}`);
    }
  };
  const source = (): ModelSource => {
    if (version !== null && !get().versions.some(({ id }) => id === version)) {
      notify("warning", "The model used last is no longer stored: the bundled one is opened.");
      version = null;
    }
    return version === null ? { kind: "bundled" } : { kind: "version", id: version };
  };
  const isFree = () => {
    const { kind } = get().training;
    if (kind === "running") notify("info", "Stop the training first.");
    if (kind === "finished") notify("info", "Keep or discard the trained model first.");
    return kind !== "running" && kind !== "finished";
  };

  const openModel = async () => {
    const mine = ++turn;
    const { training } = get();
    if (training.kind === "finished") {
      // Opening a model would free the candidate; the engine brings it to a new device by itself.
      set({ model: { kind: "ready", model: training.report.model } });
      return predictor.predict();
    }
    await predictor.stop();
    set({ model: { kind: "loading", progress: { kind: "backend" } } });
    try {
      await refreshVersions();
      const model = await services.model.open(source(), get().backend, (progress) => {
        if (mine === turn && get().model.kind === "loading") {
          set({ model: { kind: "loading", progress } });
        }
      });
      if (mine !== turn) return;
      set({ model: { kind: "ready", model } });
      predictor.modelChanged();
      takeTypes(model);
      void predictor.predict();
    } catch (error) {
      if (mine === turn) set({ model: { kind: "failed", message: messageOf(error) } });
    }
  };
  /** A project without any types gets those of the model. */
  const takeTypes = ({ types }: OpenModel) => {
    const { schema } = get().project;
    if (schema.entities.length + schema.relations.length > 0) return;
    const next: Project["schema"] = withTypes(schema, types);
    suggest({ name: "Types of the model", edit: { schema: next } });
  };
  const useVersion = async (id: string | null) => {
    if (!isFree()) return;
    version = id;
    store({ settings: { modelVersion: id } });
    await openModel();
  };

  const actions: Actions = {
    openModel,
    useVersion,
    setBackend: async (backend) => {
      if (!isFree()) return;
      set({ backend });
      store({ settings: { backend } });
      await openModel();
    },
    predict: predictor.predict,
    cancelPrediction: predictor.cancel,
    removeVersion: async (id) => {
      if (id === version && !isFree()) return;
      try {
        if (id === version) await useVersion(null);
        await services.model.removeVersion(id);
      } catch (error) {
        notify("error", `The model could not be removed: ${messageOf(error)}`);
      }
      await refreshVersions();
    },
    exportModel: async () => {
      const { model } = get();
      if (model.kind !== "ready") return notify("info", "There is no model yet.");
      try {
        const name = model.model.name.replace(/[^\p{L}\p{N}._ -]+/gu, "_");
        services.download(`${name}.zip`, await services.model.exportZip());
      } catch (error) {
        notify("error", `The model could not be exported: ${messageOf(error)}`);
      }
    },
  };
  return { actions, setVersion, refreshVersions };
}
