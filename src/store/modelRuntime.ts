import type { Scope } from "../core/document/document.ts";
import type { SentenceWords } from "../core/learn/example.ts";
import { WORKER_DIED } from "../core/lifecycle/fault.ts";
import {
  candidateOf,
  type Effect,
  type Lifecycle,
  type LifeEvent,
} from "../core/lifecycle/lifecycle.ts";
import type { JobId, ModelId, ModelSource, OpenModel } from "../core/lifecycle/openModel.ts";
import { reduce } from "../core/lifecycle/reduce.ts";
import { withOwnTypes } from "../core/types/changeOver.ts";
import { t } from "../language/words.ts";
import { type Context, messageOf } from "./context.ts";
import { lifecycleViews } from "./lifecycleViews.ts";
import { newId } from "./newId.ts";
import { storeStudiesOfParent } from "./studiesOfVersions.ts";
import { createTrainingRuntime } from "./trainingRuntime.ts";

/** Runs what the life of models and jobs asks for. */
export interface ModelRuntime {
  /** Tells of an event; resolves when what it set off has ended. */
  dispatch(event: LifeEvent): Promise<void>;
  life(): Lifecycle;
  /**
   * Has a study run when it is its turn, by the model that is open then. What is thrown is told by
   * itself; taken out of the line, it is never run, and cancelled it ends early.
   */
  study(job: JobId, title: string, run: RunStudy): Promise<void>;
  /** Goes on with what a page before left. */
  findTrainings(): Promise<void>;
  /** Pauses the training, if one runs, so that it goes on by itself when it is found again. */
  leave(): Promise<void>;
  /** Who predicts what the open model has not read. */
  onPredict(predict: (sought?: Scope) => void): void;
  /** Who knows which sentences are on the screen and not confirmed. */
  onScreen(sentences: () => readonly SentenceWords[]): void;
  /** The next visit opens this model. */
  remember(source: ModelSource): void;
  refreshVersions(): Promise<void>;
  /** A project without any types gets those of the open model. */
  takeTypes(model: OpenModel | null): void;
}

/** What a study does with the model. */
export type RunStudy = (model: OpenModel<ModelId>) => Promise<void>;

export const newJob = (): JobId => `job:${newId()}`;

type Of<K extends Effect["kind"]> = Extract<Effect, { kind: K }>;

/** The runtime of a store. */
export function createModelRuntime(context: Context): ModelRuntime {
  const { get, set, services, notify, store, suggest } = context;
  const { model: service } = services;
  let predict = (_sought?: Scope) => {};
  let sentencesOnScreen = (): readonly SentenceWords[] => [];

  const studies = new Map<JobId, RunStudy>();
  const runStudy = async ({ job, model }: Of<"study">) => {
    try {
      await studies.get(job)?.(model);
    } finally {
      studies.delete(job);
      void dispatch({ kind: "studyEnded", job });
    }
  };

  const dispatch = async (event: LifeEvent): Promise<void> => {
    const { life } = get();
    const { state, effects } = reduce(life, event);
    if (state !== life) set({ life: state, ...lifecycleViews(state, get()) });
    await Promise.all(effects.map(perform));
  };

  const perform = async (effect: Effect): Promise<void> => {
    switch (effect.kind) {
      case "open":
        return open(effect);
      case "takeTypes":
        return takeTypes(effect.model);
      case "predict":
        return predict(effect.sought);
      case "train":
        return trainings.train(effect);
      case "goOn":
        return trainings.goOn(effect);
      case "forget":
        return service.forgetTraining(effect.job).catch(() => {}); // It is found again, and asked about.
      case "study":
        return runStudy(effect);
      case "cancel":
        // A dead worker has nothing to cancel.
        return service.cancel(effect.job, effect.result).catch(() => {});
      case "keep":
        return keep(effect);
      case "discard":
        return discard(effect);
      case "remember": {
        return remember(effect.source);
      }
      case "tell":
        return notify(effect.level, effect.text);
    }
  };

  /** The next visit opens it. */
  const remember = (source: ModelSource) => {
    const [modelVersion, addedModel] = (["version", "added"] as const).map((kind) =>
      source.kind === kind ? source.id : null,
    );
    const stored = { modelVersion, addedModel };
    if (source.kind !== "bundled") return store({ settings: stored });
    set({ bundled: source.name });
    store({ settings: { ...stored, bundled: source.name } });
  };

  const refreshVersions = async () => {
    try {
      const [versions, added, damagedAdded] = await Promise.all([
        service.versions(),
        service.added(),
        service.damagedAdded(),
      ]);
      set({ versions, added, damagedAdded });
    } catch (error) {
      notify(
        "warning",
        t("Models cannot be kept here: {messageOf}", { messageOf: messageOf(error) }),
      );
    }
  };

  /** The wanted model, or the bundled one when it is no longer stored. */
  const storedOrBundled = (source: ModelSource): ModelSource => {
    const { versions, added } = get();
    if (source.kind === "bundled") return source;
    const stored = source.kind === "version" ? versions : added;
    if (stored.some(({ id }) => id === source.id)) return source;
    notify("warning", t("The model used last is no longer stored: the bundled one is opened."));
    return { kind: "bundled", name: get().bundled };
  };

  const open = async ({ attempt, wanted }: Of<"open">) => {
    try {
      await refreshVersions();
      const source = storedOrBundled(wanted.source);
      const model = await service.open({ ...wanted, source }, (progress) => {
        void dispatch({ kind: "loading", attempt, progress });
      });
      void dispatch({ kind: "opened", attempt, model });
    } catch (error) {
      void dispatch({ kind: "openFailed", attempt, message: messageOf(error) });
    }
  };

  const takeTypes = (model: OpenModel | null) => {
    const { isBegunEmpty, project } = get();
    const { schema } = project;
    if (!model || isBegunEmpty || schema.entities.length + schema.relations.length > 0) return;
    suggest({ name: t("Types of the model"), edit: { schema: withOwnTypes(schema, model.types) } });
  };

  const keep = async ({ candidate, name, scores }: Of<"keep">) => {
    const parent = candidateOf(get().life)?.model.source;
    try {
      const kept = await service.keep(candidate, name, scores);
      void dispatch({ kind: "kept", candidate, ...kept });
      if (parent) await storeStudiesOfParent(context, kept.version.id, parent);
    } catch (error) {
      void dispatch({ kind: "settleFailed", candidate, message: messageOf(error) });
    }
    await refreshVersions();
  };

  const discard = async ({ candidate }: Of<"discard">) => {
    try {
      await service.discard(candidate);
      void dispatch({ kind: "discarded", candidate, attempt: newId() });
    } catch (error) {
      void dispatch({ kind: "settleFailed", candidate, message: messageOf(error) });
    }
  };

  const trainings = createTrainingRuntime(context, dispatch, () => sentencesOnScreen());

  service.onDeath(() => get().recordFault("model", WORKER_DIED));
  service.onDeath((message) => void dispatch({ kind: "workerDied", attempt: newId(), message }));
  return {
    dispatch,
    study: async (job, title, run) => {
      studies.set(job, run);
      await dispatch({ kind: "study", job, title });
      const { line, study } = get().life;
      if (study?.job !== job && line.every((one) => one.job !== job)) studies.delete(job);
    },
    findTrainings: trainings.find,
    leave: trainings.leave,
    life: () => get().life,
    onPredict: (by) => {
      predict = by;
    },
    onScreen: (sentences) => {
      sentencesOnScreen = sentences;
    },
    remember,
    refreshVersions,
    takeTypes,
  };
}
