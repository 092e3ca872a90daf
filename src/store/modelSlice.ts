import { isRunning } from "../core/lifecycle/jobs.ts";
import { candidateOf, modelInUse } from "../core/lifecycle/lifecycle.ts";
import { isSameSource, type ModelSource } from "../core/lifecycle/openModel.ts";
import { changeOver } from "../core/types/changeOver.ts";
import { isBare } from "../core/types/modelTypes.ts";
import { t } from "../language/words.ts";
import type { Settings } from "../storage/projectChange.ts";
import { type Context, messageOf } from "./context.ts";
import { fileNameOf } from "./fileNameOf.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import { newId } from "./newId.ts";
import type { Predictor } from "./predictor.ts";
import type { AppState } from "./state.ts";
import { thresholdsInUse } from "./thresholdsInUse.ts";

type Actions = Pick<
  AppState,
  | "openModel"
  | "setBackend"
  | "predict"
  | "cancelPrediction"
  | "lookAt"
  | "useModel"
  | "removeVersion"
  | "removeAdded"
  | "exportModel"
>;

/** The stored model of the settings, or the bundled one of them. */
export function sourceOf({
  modelVersion,
  addedModel,
  bundled: name,
}: Pick<Settings, "modelVersion" | "addedModel" | "bundled">): ModelSource {
  if (addedModel !== null) return { kind: "added", id: addedModel };
  return modelVersion === null ? { kind: "bundled", name } : { kind: "version", id: modelVersion };
}

/** The model in use, and what else is done with it than training. */
export function modelSlice(context: Context, runtime: ModelRuntime, predictor: Predictor): Actions {
  const { get, set, services, notify, store, commit, canEdit } = context;
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
    const { training, study } = life();
    const isTraining = training !== null && isRunning(training);
    if (isTraining) notify("info", t("Pause or stop the training first."));
    else if (candidateOf(life())) notify("info", t("Keep or discard the trained model first."));
    else if (study)
      notify(
        "info",
        t("“{title}” runs: wait for its end, or take it out.", { title: study.title }),
      );
    return !isTraining && !candidateOf(life()) && !study;
  };
  const useModel = async (source: ModelSource) => {
    if (!isFree()) return;
    runtime.remember(source);
    const before = modelInUse(life());
    if (before && !isBare(before)) set({ suggestedBy: before.name });
    await open(source);
    const model = modelInUse(life());
    if (!model || !isSameSource(model.source, source) || !canEdit()) return;
    const made = changeOver(get().project, model);
    if (made && commit(made))
      notify(
        "info",
        t(
          "The types of {name} are there now; of others, what you made or used. Undo takes that back.",
          { name: model.name },
        ),
      );
  };

  /** Removes what is stored of a model; another one is opened before, where it is open. */
  const removed = async (source: ModelSource, remove: () => Promise<void>) => {
    const isOpen = isSameSource(life().wanted.source, source);
    if (!canEdit() || (isOpen && !isFree())) return;
    try {
      if (isOpen) await useModel({ kind: "bundled", name: get().bundled });
      await remove();
    } catch (error) {
      notify(
        "error",
        t("The model could not be removed: {messageOf}", { messageOf: messageOf(error) }),
      );
    }
    await runtime.refreshVersions();
  };

  return {
    openModel: () => open(life().wanted.source),
    useModel,
    setBackend: async (backend) => {
      if (!isFree()) return;
      set({ backend });
      store({ settings: { backend } });
      await open(life().wanted.source);
    },
    predict: predictor.predict,
    cancelPrediction: () => void dispatch({ kind: "stop", what: "prediction" }),
    lookAt: predictor.lookAt,
    removeVersion: (id) => removed({ kind: "version", id }, () => services.model.removeVersion(id)),
    removeAdded: (id) => removed({ kind: "added", id }, () => services.model.removeAdded(id)),
    exportModel: async () => {
      const model = modelInUse(life());
      if (!model) return notify("info", t("There is no model yet."));
      try {
        const inUse = thresholdsInUse(get().project.schema);
        services.download(
          `${fileNameOf(model.name)}.zip`,
          await services.model.exportZip(model.id, inUse),
        );
      } catch (error) {
        notify(
          "error",
          t("The model could not be exported: {messageOf}", { messageOf: messageOf(error) }),
        );
      }
    },
  };
}
