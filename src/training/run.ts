import type { RefinedRecipe } from "../core/learn/recipe.ts";
import { t } from "../language/words.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { ADAM_W, type Network, type OptimizerState, type Pause } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { WeightSource, Weights } from "../model/weights.ts";
import { type Checkpoint, type Checkpoints, isOf } from "./checkpoints.ts";
import { checkFinite, checkGrowth, DivergedError, lossWatch } from "./diverged.ts";
import { type MadeStep, type Material, type TrainStep, train } from "./train.ts";

/** The device that trains, and what to do when it is lost. */
export interface TrainingDevice {
  load(shape: ModelShape, weights: Weights | WeightSource): Promise<Network>;
  /** False as soon as its results cannot be trusted. */
  isAlive(): boolean;
  /** A new device in place of a lost one. @throws the error, when the device was not its reason */
  recover(error: unknown): Promise<TrainingDevice>;
}

/** What is trained, on what, and how. */
export interface Training {
  readonly description: ModelDescription;
  readonly weights: Weights | WeightSource;
  /** With which memory the optimizer starts; none: an empty one. */
  readonly memory?: OptimizerState | undefined;
  readonly material: Material;
  readonly recipe: RefinedRecipe;
}

/** What follows a step: the next one, the end, or a pause from which it can go on. */
export type AfterStep = "next" | "stop" | "pause";

/** What the caller makes of a run. */
export interface RunOptions<T> {
  readonly checkpoints: Checkpoints;
  /** Go on from the checkpoint, if there is one. */
  readonly resume: boolean;
  /** Whether a checkpoint is due after a step. */
  readonly isDue: (step: MadeStep) => boolean;
  /** Whether the weights are wanted as they are after a step, before the next is on the device. */
  readonly isWanted?: (step: MadeStep) => boolean;
  /** Told of every step, with the network as it is then. */
  readonly onStep: (step: TrainStep, network: Network) => Promise<AfterStep>;
  /** Awaited within a step where others may use the device, but not the network that is trained. */
  readonly pause?: Pause;
  /** Told when the checkpoint that a step was due for is saved. */
  readonly onSaved?: (step: TrainStep, network: Network) => Promise<void>;
  /** Told of the checkpoint that it goes on from; null: it begins. */
  readonly onStart?: (from: Checkpoint | null) => void;
  /** What is kept with a checkpoint. */
  readonly beside?: () => Pick<Checkpoint, "best" | "note">;
  /** Weights that are better than those of the last step. */
  readonly better?: () => Weights | null;
  /** What is left to do with the trained network; done again when the device is lost in it. */
  readonly finish: (network: Network) => Promise<T>;
}

/** What a run gives: the network stays on the device until the caller frees it. */
export interface RunResult<T> {
  readonly network: Network;
  readonly weights: Weights;
  readonly result: T;
}

/** A run that was paused: its checkpoint is saved. */
export class PausedError extends Error {
  override readonly name = "PausedError";
}

/** A device that is lost again and again would never end. */
const MOST_LOSSES = 3;

/**
 * Trains, and goes on from the last checkpoint on a new device when the device is lost; the end of
 * the training is a checkpoint too, so that nothing but scoring is done again after it.
 *
 * @throws DivergedError as soon as a loss or a weight is not finite or out of all measure
 * @throws PausedError when a step asked for a pause
 */
export async function runTraining<T>(
  first: TrainingDevice,
  training: Training,
  options: RunOptions<T>,
): Promise<RunResult<T>> {
  const { checkpoints, resume, finish } = options;
  const watch = lossWatch();
  let device = first;
  for (let losses = 0; ; losses++) {
    let network: Network | null = null;
    try {
      const found = resume || losses > 0 ? await checkpoints.load() : null;
      const saved = found && isOf(found, training.weights) ? found : null;
      options.onStart?.(saved);
      const { weights: from, optimizer } = saved ?? startOf(training);
      network = await device.load(shapeOf(training.description), from);
      let weights = saved?.weights ?? NOTHING;
      if (optimizer) {
        const last = await steps({ device, network, training, optimizer, watch }, options);
        weights = options.better?.() ?? last;
        if (weights !== last) {
          network.dispose();
          network = await device.load(shapeOf(training.description), weights);
        }
        if (!device.isAlive()) throw new Error(t("the device was lost"));
        await checkpoints.save({ weights, optimizer: null, ...options.beside?.() });
      }
      const result = await finish(network);
      if (!device.isAlive()) throw new Error(t("the device was lost"));
      return { network, weights, result };
    } catch (error) {
      if (device.isAlive()) network?.dispose();
      const isEnd = error instanceof DivergedError || error instanceof PausedError;
      if (losses === MOST_LOSSES || isEnd) throw error;
      device = await device.recover(error);
    }
  }
}

/** A training that is not saved has an end, of which its weights come. */
const NOTHING: Weights = new Map();

/** The memory of an optimizer that has done nothing yet. */
const NEW: OptimizerState = { first: new Map(), second: new Map(), updates: 0 };

const startOf = ({ weights, memory = NEW }: Training) => ({ weights, optimizer: memory });

/** One go at a training, from a checkpoint to the end or the loss of the device. */
interface Go {
  readonly device: TrainingDevice;
  readonly network: Network;
  readonly training: Training;
  readonly optimizer: OptimizerState;
  readonly watch: (step: TrainStep) => void;
}

async function steps<T>(
  { device, network, training, optimizer, watch }: Go,
  { checkpoints, isDue, isWanted, onStep, onSaved, pause, beside }: RunOptions<T>,
): Promise<Weights> {
  const { description, material, recipe } = training;
  const from = optimizer === NEW ? undefined : optimizer;
  const trainer = await network.startTraining(ADAM_W, from, recipe);
  let last: TrainStep | null = null;
  let after: AfterStep = "next";
  let isSaving = false;
  const checkAlive = () => {
    if (!device.isAlive()) throw new Error(t("the device was lost"));
  };
  const save = async (step: TrainStep) => {
    // Each takes as long as some pieces of a step.
    await pause?.();
    const saved = await trainer.saved(pause);
    await pause?.();
    checkAlive();
    checkFinite(saved.weights, step);
    await pause?.();
    await checkpoints.save({ ...saved, ...beside?.() });
  };
  const hold = (step: MadeStep) => {
    isSaving ||= isDue(step);
    return isSaving || after !== "next" || (isWanted?.(step) ?? false);
  };
  for await (const step of train(trainer, description, material, recipe, { hold, pause })) {
    checkAlive();
    watch(step);
    last = step;
    const asked = await onStep(step, network);
    if (after === "next") after = asked;
    // What is told and what is saved are the same step: one that is on the device already comes first.
    if (trainer.updates > step.step) continue;
    if (after === "stop") break;
    if (!isSaving && after === "next") continue;
    await save(step);
    isSaving = false;
    await onSaved?.(step, network);
    if (after === "pause" && step.step < step.steps)
      throw new PausedError(t("paused after step {step}", { step: step.step }));
  }
  trainer.dispose();
  const weights = await network.download();
  if (last) {
    checkAlive();
    await checkGrowth(training.weights, weights, last);
  }
  return weights;
}
