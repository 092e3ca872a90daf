import type { Engine } from "../engine/engine.ts";
import { type EngineHost, startEngine } from "../engine/startEngine.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import type { Weights } from "../model/weights.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { DeviceLostError } from "./deviceLost.ts";
import { servedFolder, storedFolder, storedVersions } from "./modelSources.ts";
import type { BackendSetting, LoadProgress, ModelSource, OpenModel } from "./protocol.ts";
import type { TrainingDevice } from "./trainOnDevice.ts";

/** What a session works with. */
export interface SessionParts {
  readonly host: EngineHost;
  /** Address of the bundled model's folder, ending in "/". */
  readonly bundled: string;
  readonly files: ModelFiles;
}

/** A model on the engine, and how to get it there again. */
export interface Loaded {
  readonly source: ModelSource;
  readonly name: string;
  readonly model: Model;
  /** Weights of a candidate, which is stored nowhere else. */
  readonly weights: Weights | null;
}

/** The device and the models on it; survives the loss of the device. */
export interface ModelSession {
  open(
    source: ModelSource,
    setting: BackendSetting,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<OpenModel>;
  /** The open model; after a loss it is brought to a new device first. */
  current(): Promise<Loaded>;
  /** The device in use, to train on; after a loss a new one, which the open model is brought to. */
  device(): Promise<TrainingDevice>;
  /** Makes a trained model the open one; the former stays beside it until kept or discarded. */
  addCandidate(model: Model, weights: Weights): OpenModel;
  /** The candidate is now stored under this source. */
  settle(source: ModelSource, name: string): void;
  discard(): OpenModel;
  /** Throws when the device was lost during a job, whatever the job made of it. */
  guard<T>(job: () => Promise<T>): Promise<T>;
}

const BUNDLED_NAME = "CoNLL04 (bundled)";
const silent = () => {};

export function createModelSession({ host, bundled, files }: SessionParts): ModelSession {
  let setting: BackendSetting = "auto";
  let engine: Engine | null = null;
  let lost: DeviceLostError | null = null;
  let open: Loaded | null = null;
  let base: Loaded | null = null;

  const start = async (wanted: BackendSetting): Promise<Engine> => {
    engine?.dispose();
    engine = null;
    const started = await startEngine(wanted, host);
    [engine, lost, setting] = [started, null, wanted];
    started.lost.then((fault) => {
      if (engine === started) lost = new DeviceLostError(fault);
    });
    return started;
  };

  const load = async (
    on: Engine,
    source: ModelSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Loaded> => {
    const folder =
      source.kind === "bundled"
        ? servedFolder(bundled, (loaded, total) => onProgress({ kind: "download", loaded, total }))
        : storedFolder(files, source.id);
    const { description, weights } = await loadModelFolder(folder);
    onProgress({ kind: "building", compiled: 0, all: 0 });
    const name = await nameOf(source);
    const network = await on.load(shapeOf(description), weights, (compiled, all) =>
      onProgress({ kind: "building", compiled, all }),
    );
    const model = { ...description, network };
    return { source, name, model, weights: null };
  };

  const nameOf = async (source: ModelSource): Promise<string> => {
    if (source.kind === "bundled") return BUNDLED_NAME;
    return (await storedVersions(files)).find(({ id }) => id === source.id)?.name ?? source.id;
  };

  const again = async (on: Engine, former: Loaded): Promise<Loaded> => {
    const { model, weights } = former;
    if (!weights) return load(on, former.source, silent);
    return { ...former, model: { ...model, network: await on.load(shapeOf(model), weights) } };
  };

  /** Frees a model; what was on a lost device is gone already. */
  const free = (loaded: Loaded | null) => {
    if (loaded && !lost) loaded.model.network.dispose();
  };

  const summary = (): OpenModel => {
    if (!open || !engine) throw new Error("no model is open");
    const { name: computes, label, reason } = engine;
    const device = { engine: computes, label, reason };
    return {
      source: open.source,
      name: open.name,
      types: open.model.types,
      device,
      candidate: base !== null,
    };
  };

  /** The engine with the open model on it; after a loss both are made again. */
  const renewed = async (): Promise<{ on: Engine; open: Loaded }> => {
    if (!open) throw new Error("no model is open");
    let on = engine;
    if (!on || lost) {
      on = await start(setting);
      try {
        open = await again(on, open);
        base = base && (await again(on, base));
      } catch (error) {
        // What is open still lies on the lost device: the next call starts over.
        on.dispose();
        engine = null;
        throw error;
      }
    }
    return { on, open };
  };

  const device = async (): Promise<TrainingDevice> => {
    const { on } = await renewed();
    return {
      engine: on,
      isAlive: () => engine === on && !lost,
      recover: async (error) => {
        // A loss may be told a moment after the call that failed of it.
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (!lost || lost.kind === "out-of-memory") throw lost ?? error;
        return device();
      },
    };
  };

  return {
    open: async (source, wanted, onProgress) => {
      onProgress({ kind: "backend" });
      let on = engine;
      if (!on || lost || wanted !== setting) {
        free(open);
        free(base);
        [open, base] = [null, null];
        on = await start(wanted);
      }
      const next = await load(on, source, onProgress);
      free(open);
      free(base);
      [open, base] = [next, null];
      return summary();
    },
    current: async () => (await renewed()).open,
    device,
    addCandidate: (model, weights) => {
      if (!open) throw new Error("no model is open");
      if (base) free(open);
      else base = open;
      const { source, name } = base;
      open = { source, name: `${name}, trained`, model, weights };
      return summary();
    },
    settle: (source, name) => {
      if (!open) throw new Error("no model is open");
      free(base);
      base = null;
      open = { ...open, source, name, weights: null };
    },
    discard: () => {
      if (base) {
        free(open);
        [open, base] = [base, null];
      }
      return summary();
    },
    guard: async (job) => {
      try {
        const result = await job();
        if (lost) throw lost;
        return result;
      } catch (error) {
        throw lost ?? error;
      }
    },
  };
}
