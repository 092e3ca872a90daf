import type { Engine } from "../engine/engine.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { ADAM_W, type Network, type OptimizerState } from "../model/network.ts";
import type { Weights } from "../model/weights.ts";
import type { Prepared } from "../training/prepare.ts";
import type { Recipe } from "../training/recipe.ts";
import { type TrainStep, train } from "../training/train.ts";

/** The device that trains, and what to do when it is lost. */
export interface TrainingDevice {
  readonly engine: Engine;
  /** False as soon as its results cannot be trusted. */
  isAlive(): boolean;
  /** A new device in place of a lost one. @throws the error, when the device was not its reason */
  recover(error: unknown): Promise<TrainingDevice>;
}

/** What is trained, on what, and how. */
export interface Training {
  readonly description: ModelDescription;
  readonly weights: Weights;
  readonly prepared: readonly Prepared[];
  readonly recipe: Recipe;
}

/** What a training can go on from. */
interface Checkpoint {
  readonly weights: Weights;
  readonly optimizer?: OptimizerState;
}

/** A GPU may go away at any time: so often is what is needed to go on copied to the host. */
const CHECKPOINT_MS = 60_000;
/** A device that is lost again and again would never end. */
const MOST_LOSSES = 3;

/**
 * Trains, and goes on from the last checkpoint on a new device when the device is lost.
 *
 * @param onStep told of every step; false stops
 * @returns the trained network and its device
 */
export async function trainOnDevice(
  first: TrainingDevice,
  training: Training,
  onStep: (step: TrainStep) => Promise<boolean>,
  checkpointMs = CHECKPOINT_MS,
): Promise<{ network: Network; device: TrainingDevice }> {
  let checkpoint: Checkpoint = { weights: training.weights };
  let device = first;
  for (let losses = 0; ; losses++) {
    let network: Network | null = null;
    try {
      const { description } = training;
      network = await device.engine.load(shapeOf(description), checkpoint.weights);
      const run = { device, network, training, checkpoint, onStep, checkpointMs };
      await steps(run, (next) => {
        checkpoint = next;
      });
      return { network, device };
    } catch (error) {
      if (device.isAlive()) network?.dispose();
      if (losses === MOST_LOSSES) throw error;
      device = await device.recover(error);
    }
  }
}

/** One go at a training, from a checkpoint to the end or the loss of the device. */
interface Run {
  readonly device: TrainingDevice;
  readonly network: Network;
  readonly training: Training;
  readonly checkpoint: Checkpoint;
  readonly onStep: (step: TrainStep) => Promise<boolean>;
  readonly checkpointMs: number;
}

async function steps(
  { device, network, training, checkpoint, onStep, checkpointMs }: Run,
  onCheckpoint: (checkpoint: Checkpoint) => void,
): Promise<void> {
  const { description, prepared, recipe } = training;
  const trainer = await network.startTraining(ADAM_W, checkpoint.optimizer);
  let saved = performance.now();
  for await (const step of train(trainer, description, prepared, recipe)) {
    if (!device.isAlive()) throw new Error("the device was lost");
    if (!(await onStep(step))) break;
    if (device.engine.name !== "webgpu" || performance.now() - saved < checkpointMs) continue;
    onCheckpoint({ weights: await network.download(), optimizer: await trainer.state() });
    saved = performance.now();
  }
  trainer.dispose();
}
