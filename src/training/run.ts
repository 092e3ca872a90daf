import type { Recipe } from "../core/learn/recipe.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { ADAM_W, type Network, type OptimizerState } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import type { Checkpoints } from "./checkpoints.ts";
import { checkFinite, checkGrowth, DivergedError, lossWatch } from "./diverged.ts";
import { type Material, type TrainStep, train } from "./train.ts";

/** The device that trains, and what to do when it is lost. */
export interface TrainingDevice {
  load(shape: ModelShape, weights: Weights): Promise<Network>;
  /** False as soon as its results cannot be trusted. */
  isAlive(): boolean;
  /** A new device in place of a lost one. @throws the error, when the device was not its reason */
  recover(error: unknown): Promise<TrainingDevice>;
}

/** What is trained, on what, and how. */
export interface Training {
  readonly description: ModelDescription;
  readonly weights: Weights;
  /** With which memory the optimizer starts; none: an empty one. */
  readonly memory?: OptimizerState | undefined;
  readonly material: Material;
  readonly recipe: Recipe;
}

/** What the caller makes of a run. */
export interface RunOptions<T> {
  readonly checkpoints: Checkpoints;
  /** Go on from the checkpoint, if there is one. */
  readonly resume: boolean;
  /** Whether a checkpoint is due after a step. */
  readonly isDue: (step: TrainStep) => boolean;
  /** Told of every step, with the network as it is then; false stops. */
  readonly onStep: (step: TrainStep, network: Network) => Promise<boolean>;
  /** Told when the checkpoint that a step was due for is saved. */
  readonly onSaved?: (step: TrainStep, network: Network) => Promise<void>;
  /** What is left to do with the trained network; done again when the device is lost in it. */
  readonly finish: (network: Network) => Promise<T>;
}

/** What a run gives: the network stays on the device until the caller frees it. */
export interface RunResult<T> {
  readonly network: Network;
  readonly weights: Weights;
  readonly result: T;
}

/** A device that is lost again and again would never end. */
const MOST_LOSSES = 3;

/**
 * Trains, and goes on from the last checkpoint on a new device when the device is lost; the end of
 * the training is a checkpoint too, so that nothing but scoring is done again after it.
 *
 * @throws DivergedError as soon as a loss or a weight is not finite or out of all measure
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
      const saved = resume || losses > 0 ? await checkpoints.load() : null;
      const { weights: from, optimizer } = saved ?? startOf(training);
      network = await device.load(shapeOf(training.description), from);
      const weights = optimizer
        ? await steps({ device, network, training, optimizer, watch }, options)
        : from;
      const result = await finish(network);
      if (!device.isAlive()) throw new Error("the device was lost");
      return { network, weights, result };
    } catch (error) {
      if (device.isAlive()) network?.dispose();
      if (losses === MOST_LOSSES || error instanceof DivergedError) throw error;
      device = await device.recover(error);
    }
  }
}

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
  { checkpoints, isDue, onStep, onSaved }: RunOptions<T>,
): Promise<Weights> {
  const { description, material, recipe } = training;
  const from = optimizer === NEW ? undefined : optimizer;
  const trainer = await network.startTraining(ADAM_W, from, recipe.frozenLayers);
  let last: TrainStep | null = null;
  const checkAlive = () => {
    if (!device.isAlive()) throw new Error("the device was lost");
  };
  for await (const step of train(trainer, description, material, recipe)) {
    checkAlive();
    watch(step);
    last = step;
    if (!(await onStep(step, network))) break;
    if (!isDue(step)) continue;
    const checkpoint = { weights: await network.download(), optimizer: await trainer.state() };
    checkAlive();
    checkFinite(checkpoint.weights, step);
    await checkpoints.save(checkpoint);
    await onSaved?.(step, network);
  }
  trainer.dispose();
  const weights = await network.download();
  if (last) {
    checkAlive();
    checkGrowth(training.weights, weights, last);
    await checkpoints.save({ weights, optimizer: null });
  }
  return weights;
}
