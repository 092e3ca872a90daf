import type { Calibration } from "../core/learn/calibration.ts";
import type { BundledName } from "../core/lifecycle/bundled.ts";
import {
  type AnyModelId,
  type BackendSetting,
  type CandidateId,
  isSameSource,
  type LoadProgress,
  type ModelId,
  type ModelSource,
  nameOfCandidate,
  type OpenModel,
  type Wanted,
} from "../core/lifecycle/openModel.ts";
import { NOTHING_RENAMED, withMore } from "../core/types/modelTypes.ts";
import type { Engine, EngineSizes } from "../engine/engine.ts";
import { type EngineHost, startEngine } from "../engine/startEngine.ts";
import { WASM_SIZES } from "../engine/wasm/engine.ts";
import { t } from "../language/words.ts";
import { uncalibrated } from "../model/config.ts";
import { inPieces } from "../model/inPieces.ts";
import { type Model, type ReadingModel, shapeOf } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import { underNewNames } from "../model/underNewNames.ts";
import type { Weights } from "../model/weights.ts";
import type { AddedModels } from "../storage/addedModels.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import type { TrainingFiles } from "../storage/trainingFiles.ts";
import type { TrainingDevice } from "../training/run.ts";
import { besideReaders, type Purpose } from "./besideReaders.ts";
import { DeviceLostError } from "./deviceLost.ts";
import { loadSource } from "./loadSource.ts";
import type { Reader } from "./modelRequests.ts";
import type { ServedPlace } from "./modelSources.ts";
import { NotOpenError } from "./notOpen.ts";

/** What a session works with. */
export interface SessionParts {
  readonly host: EngineHost;
  readonly bundled: (name: BundledName) => ServedPlace;
  /** Address of the text that trainings rehearse beside the user's own. */
  readonly rehearsal: string;
  readonly files: ModelFiles;
  readonly added: AddedModels;
  readonly trainings: TrainingFiles;
  /** Bytes that the browser has room for; null where it does not say. */
  readonly room: () => Promise<number | null>;
}

/** A model on the engine, and how to get it there again. */
interface Loaded<Id extends AnyModelId, Own extends Weights | null = Weights | null> {
  readonly id: Id;
  /** The candidate that it was before it was kept: calls on their way still name that. */
  readonly formerId: CandidateId | null;
  /** Names the weights. */
  readonly weightsName: string;
  readonly source: ModelSource;
  readonly name: string;
  readonly model: Model;
  /** Names the heads of a model that was not kept here; null of others. */
  readonly print: string | null;
  /** Weights of a candidate, which is stored as no model yet. */
  readonly weights: Own;
  /** Whether they are more precise than what is stored of them. */
  readonly isExact?: true;
}

/** A model as it is on the device, its name, and where it is stored. */
export type Opened = Pick<Loaded<AnyModelId>, "model" | "name" | "source" | "print">;

/** The device and the models on it; survives the loss of the device. */
export interface ModelSession {
  open(wanted: Wanted, onProgress: (progress: LoadProgress) => void): Promise<OpenModel<ModelId>>;
  /** The model of this id; after a loss it is brought to a new device first. @throws NotOpenError */
  model(id: AnyModelId): Promise<Opened>;
  /**
   * The same as it is stored, so that what is trained from it can be trained again: a model that was
   * kept is more precise until it is opened anew.
   */
  stored(id: AnyModelId): Promise<Opened>;
  /**
   * What reads for it, with types that it makes from their names, beside the model itself. There is
   * one: it is remade when other types are asked for.
   */
  reader(reader: Reader, pause: Pause): Promise<ReadingModel>;
  /** The same for a guess, also in the pauses of what is read. */
  guesser(reader: Reader): Promise<ReadingModel>;
  /** Has a stored model beside those that are open, and frees it. */
  lent<T>(source: ModelSource, use: (model: Model) => Promise<T>): Promise<T>;
  /** The device in use, to train on; after a loss a new one, which the open models are brought to. */
  device(): Promise<TrainingDevice>;
  /** @throws NotOpenError while a candidate waits: it would be gone */
  checkFree(): void;
  /** Opens a trained model beside the one that it was trained from. */
  addCandidate(id: CandidateId, model: Model, weights: Weights): OpenModel<CandidateId>;
  /** The candidate is now stored under this source, and is the open model. */
  settle(id: CandidateId, source: ModelSource, name: string): OpenModel<ModelId>;
  /** Has a model tell its scores so; null: as they are. @throws NotOpenError */
  calibrate(id: AnyModelId, calibration: Calibration | null): OpenModel;
  /** A stored model has another name. */
  rename(source: ModelSource, name: string): void;
  /** Frees the candidate. */
  discard(id: CandidateId): void;
  /** A candidate's own weights, for which no device is needed. @throws NotOpenError */
  candidate(id: CandidateId): { model: Model; weights: Weights };
  /** What is known of the memory of the device in use, or else of what there always is. */
  sizes(): EngineSizes;
  /** Throws when the device was lost. */
  checkAlive(): void;
  isAlive(): boolean;
  /** Throws when the device was lost during a job, whatever the job made of it. */
  guard<T>(job: () => Promise<T>): Promise<T>;
  /** Names the lost device as what a job failed of; what a job did counts. */
  guardFault<T>(job: () => Promise<T>): Promise<T>;
}

const silent = () => {};

const withCalibration = ({ spert, ...model }: Model, calibration: Calibration | null): Model => ({
  ...model,
  spert: { ...uncalibrated(spert), ...(calibration && { calibration }) },
});

export function createModelSession({ host, bundled, files, added }: SessionParts): ModelSession {
  let setting: BackendSetting = "auto";
  let engine: Engine | null = null;
  let lost: DeviceLostError | null = null;
  let base: Loaded<ModelId> | null = null;
  let candidate: Loaded<CandidateId, Weights> | null = null;

  const start = async (
    wanted: BackendSetting,
    onProgress: (progress: LoadProgress) => void = silent,
  ): Promise<Engine> => {
    engine?.dispose();
    engine = null;
    const started = await startEngine(wanted, host, (compiled, all) =>
      onProgress({ kind: "building", compiled, all }),
    );
    [engine, lost, setting] = [started, null, wanted];
    started.lost.then((fault) => {
      if (engine === started) lost = new DeviceLostError(fault);
    });
    return started;
  };

  const reopened = async (on: Engine, former: Loaded<ModelId>): Promise<Loaded<ModelId>> => {
    const { isExact: _, ...same } = former;
    const { name, model } = await loadSource(on, former.source, { files, added, bundled });
    // Where nothing can be stored it is known here alone.
    const calibration = former.model.spert.calibration ?? null;
    return { ...same, name, model: withCalibration(model, calibration) };
  };
  const reloaded = async (on: Engine, former: Loaded<CandidateId, Weights>) => {
    const { model, weights } = former;
    return { ...former, model: { ...model, network: await on.load(shapeOf(model), weights) } };
  };

  /** Frees a model; what was on a lost device is gone already. */
  const free = (loaded: Loaded<AnyModelId> | null) => {
    if (loaded && !lost) loaded.model.network.dispose();
  };

  const summary = <Id extends AnyModelId>(of: Loaded<Id>): OpenModel<Id> => {
    if (!engine) throw new NotOpenError(t("no model is open"));
    const { label, reason } = engine;
    return {
      id: of.id,
      weights: of.weightsName,
      source: of.source,
      name: of.name,
      types: of.model.types,
      readsNames: of.model.rowMaps !== undefined,
      device: { label, reason },
      maxSpanSize: of.model.spert.maxSpanSize,
      calibration: of.model.spert.calibration,
    };
  };

  /** The engine with the open models on it; after a loss they are made again. */
  const renewed = async (): Promise<Engine> => {
    if (!base) throw new NotOpenError(t("no model is open"));
    if (engine && !lost) return engine;
    const on = await start(setting);
    try {
      base = await reopened(on, base);
      candidate = candidate && (await reloaded(on, candidate));
    } catch (error) {
      // What is open still lies on the lost device: the next call starts over.
      on.dispose();
      engine = null;
      throw error;
    }
    return on;
  };

  const device = async (): Promise<TrainingDevice> => {
    const on = await renewed();
    return {
      load: (shape, weights) => on.load(shape, weights),
      isAlive: () => engine === on && !lost,
      recover: async (error) => {
        // A loss may be told a moment after the call that failed of it.
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (!lost || lost.kind === "out-of-memory") throw lost ?? error;
        return device();
      },
    };
  };

  /** The model of an id. A model that was kept answers to the id that it had as a candidate. */
  const loadedAs = (id: AnyModelId): Loaded<AnyModelId> => {
    const found = [base, candidate].find((one) => one?.id === id || one?.formerId === id);
    if (!found) throw new NotOpenError(t("the model that was asked is no longer open"));
    return found;
  };

  /** A model on the device that is in use; waits for its turn as all calls do. */
  const alive = async (id: AnyModelId): Promise<Loaded<AnyModelId>> => {
    loadedAs(id);
    await renewed();
    return loadedAs(id);
  };
  const beside = besideReaders();
  const reading = async (
    { model: id, named, unasked, reused = NOTHING_RENAMED }: Reader,
    purpose: Purpose,
    pause?: Pause,
  ): Promise<ReadingModel> => {
    const { model } = await alive(id);
    const types = model.rowMaps ? withMore(model.types, named) : model.types;
    const own = await beside(model, types, purpose, pause);
    return { ...underNewNames(own, { renamed: reused }), unasked: new Set(unasked) };
  };

  const candidateOf = (id: CandidateId): Loaded<CandidateId, Weights> => {
    if (candidate?.id !== id)
      throw new NotOpenError(t("this trained model is no longer there: it was kept or discarded"));
    return candidate;
  };

  const checkAlive = () => {
    if (lost) throw lost;
  };
  const guardFault = async <T>(job: () => Promise<T>): Promise<T> => {
    try {
      return await job();
    } catch (error) {
      throw lost ?? error;
    }
  };

  const checkFree = () => {
    if (candidate) throw new NotOpenError(t("a trained model waits to be kept or discarded"));
  };

  return {
    open: async ({ source, backend }, onProgress) => {
      checkFree();
      onProgress({ kind: "backend" });
      let on = engine;
      if (!on || lost || backend !== setting) {
        free(base);
        base = null;
        on = await start(backend, onProgress);
      }
      const next = await loadSource(on, source, { files, added, bundled, onProgress });
      free(base);
      const weightsName = crypto.randomUUID();
      const id = `model:${weightsName}` as const;
      base = { id, formerId: null, weightsName, source, ...next, weights: null };
      return summary(base);
    },
    model: alive,
    stored: async (id) => {
      loadedAs(id);
      const on = await renewed();
      if (base?.isExact && loadedAs(id) === base) {
        const exact = base;
        base = await reopened(on, exact);
        free(exact);
      }
      return loadedAs(id);
    },
    reader: async (reader, pause) => inPieces(await reading(reader, "text", pause), pause),
    guesser: (reader) => reading(reader, "guess"),
    lent: async (source, use) => {
      const on = await renewed();
      const { model } = await loadSource(on, source, { files, added, bundled });
      try {
        return await use(model);
      } finally {
        if (engine === on && !lost) model.network.dispose();
      }
    },
    device,
    checkFree,
    candidate: candidateOf,
    addCandidate: (id, model, weights) => {
      if (!base) throw new NotOpenError(t("no model is open"));
      checkFree();
      const { source, name } = base;
      const weightsName = crypto.randomUUID();
      const what = { source, name: nameOfCandidate(name), print: null };
      const own = { ...what, model, weights };
      candidate = { id, formerId: null, weightsName, ...own };
      return summary(candidate);
    },
    calibrate: (id, calibration) => {
      const of = loadedAs(id);
      const model = withCalibration(of.model, calibration);
      if (of === base) base = { ...base, model };
      else if (candidate) candidate = { ...candidate, model };
      return summary(loadedAs(id));
    },
    settle: (id, source, name) => {
      const kept = candidateOf(id);
      free(base);
      const own: ModelId = `model:${kept.weightsName}`;
      base = { ...kept, id: own, formerId: id, source, name, weights: null, isExact: true };
      candidate = null;
      return summary(base);
    },
    rename: (source, name) => {
      if (base && isSameSource(base.source, source)) base = { ...base, name };
      if (candidate && isSameSource(candidate.source, source))
        candidate = { ...candidate, name: nameOfCandidate(name) };
    },
    discard: (id) => {
      free(candidateOf(id));
      candidate = null;
    },
    sizes: () => engine?.sizes ?? WASM_SIZES,
    checkAlive,
    isAlive: () => lost === null,
    guardFault,
    guard: (job) =>
      guardFault(async () => {
        const result = await job();
        checkAlive();
        return result;
      }),
  };
}
