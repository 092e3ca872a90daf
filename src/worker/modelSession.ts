import { type Device as Backend, type BackendHost, startBackend } from "../reference/kernels/backend.ts";
import { disposeModel, type Model } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { uploadWeights, type Weights } from "../model/weights.ts";
import type { ModelFiles } from "../storage/modelFiles.ts";
import { DeviceLostError } from "./deviceLost.ts";
import { servedFolder, storedFolder, storedVersions } from "./modelSources.ts";
import type { BackendSetting, LoadProgress, ModelSource, OpenModel } from "./protocol.ts";

/** What a session works with. */
export interface SessionParts {
  readonly host: BackendHost;
  /** Address of the bundled model's folder, ending in "/". */
  readonly bundled: string;
  readonly files: ModelFiles;
}

/** A model on the device, and how to get it there again. */
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
  let backend: Backend | null = null;
  let lost: DeviceLostError | null = null;
  let open: Loaded | null = null;
  let base: Loaded | null = null;

  const startDevice = async (wanted: BackendSetting) => {
    const started = await startBackend(wanted, host);
    [backend, lost, setting] = [started, null, wanted];
    started.lost.then((reason) => {
      if (backend === started) lost = new DeviceLostError(reason);
    });
  };

  const load = async (
    source: ModelSource,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Loaded> => {
    const folder =
      source.kind === "bundled"
        ? servedFolder(bundled, (loaded, total) => onProgress({ kind: "download", loaded, total }))
        : storedFolder(files, source.id);
    const { description, weights } = await loadModelFolder(folder);
    onProgress({ kind: "building" });
    const model = { ...description, parameters: uploadWeights(weights) };
    return { source, name: await nameOf(source), model, weights: null };
  };

  const nameOf = async (source: ModelSource): Promise<string> => {
    if (source.kind === "bundled") return BUNDLED_NAME;
    return (await storedVersions(files)).find(({ id }) => id === source.id)?.name ?? source.id;
  };

  const again = async (former: Loaded): Promise<Loaded> =>
    former.weights
      ? { ...former, model: { ...former.model, parameters: uploadWeights(former.weights) } }
      : load(former.source, silent);

  /** Frees tensors; those of a lost device are gone already. */
  const free = (loaded: Loaded | null) => {
    if (loaded && !lost) disposeModel(loaded.model);
  };

  const summary = (): OpenModel => {
    if (!open || !backend) throw new Error("no model is open");
    const { label, reason } = backend;
    const device = { backend: backend.backend, label, reason };
    return {
      source: open.source,
      name: open.name,
      types: open.model.types,
      device,
      candidate: base !== null,
    };
  };

  return {
    open: async (source, wanted, onProgress) => {
      onProgress({ kind: "backend" });
      if (!backend || lost || wanted !== setting) {
        free(open);
        free(base);
        [open, base] = [null, null];
        await startDevice(wanted);
      }
      const next = await load(source, onProgress);
      free(open);
      free(base);
      [open, base] = [next, null];
      return summary();
    },
    current: async () => {
      if (!open) throw new Error("no model is open");
      if (lost) {
        await startDevice(setting);
        open = await again(open);
        base = base && (await again(base));
      }
      return open;
    },
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
