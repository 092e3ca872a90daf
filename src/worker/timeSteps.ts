import { seededRandom, shuffled } from "../core/learn/random.ts";
import type { MeasuredSpeed } from "../core/lifecycle/trainReport.ts";
import { inPieces } from "../model/inPieces.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { ADAM_W } from "../model/network.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { checkpointPieces } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { teach } from "../training/taught.ts";
import { train } from "../training/train.ts";
import { pauseFor } from "./exclusive.ts";
import { lending } from "./lending.ts";
import type { TimeRequest } from "./modelRequests.ts";
import { type Clock, trainingClock } from "./trainingClock.ts";
import { trainingOf } from "./trainingOf.ts";

/** Steps that are timed, after one that makes memory. */
const FEWEST_STEPS = 5;
/** Timing goes on for so long: a machine that is busy gives a short burst more than its share. */
const LONG_ENOUGH = 2000;
/** Epochs of steps of four sentences, four, and one: of different sizes, to tell them apart. */
const [BATCH, EXAMPLES, EPOCHS] = [4, 9, 5];

/** What ends a timing, and tells the time. */
export interface TimeOptions {
  /** Awaited between pieces of work; false ends it. */
  readonly between: () => Promise<boolean>;
  /** Lets small jobs in within a step, and within what is read. */
  readonly letSmall?: () => Promise<boolean>;
  readonly now?: Clock;
}

/**
 * Times a short training on a copy of the model, all that a training does but scoring it, and
 * predictions; what it learns is thrown away.
 *
 * @returns null when it was ended
 */
export async function timeSteps(
  device: TrainingDevice,
  model: Model,
  request: TimeRequest,
  { between, letSmall, now = () => performance.now() }: TimeOptions,
): Promise<MeasuredSpeed | null> {
  const clock = trainingClock(now);
  const { working, lent } = lending(now, clock);
  const pause = letSmall && pauseFor(() => lent(letSmall));
  const reading = inPieces(model, pause);
  // Steps of examples drawn as a training draws them, over and over where there are few.
  const drawn = shuffled(request.examples, seededRandom(1));
  const examples = Array.from({ length: EXAMPLES }, (_, i) => drawn[i % drawn.length]);
  const { training } = await trainingOf(
    model,
    { ...request, examples, recipe: { epochs: EPOCHS, batch: BATCH } },
    {
      sentences: examples.map(({ words }) => words),
      say: (lesson) => teach(reading, lesson),
      pause,
    },
  );
  const { description, material, recipe } = training;
  const wordsToRead = examples.reduce((sum, { words }) => sum + words.length, 0);
  const timedReading = async (read: () => Promise<void>) => {
    const from = working();
    await read();
    clock.scored(wordsToRead, (working() - from) / 1000);
  };
  // Else it would be read between the steps that are timed.
  await timedReading(() => material.taught.readAll());
  const network = await device.load(shapeOf(description), training.weights);
  try {
    const trainer = await network.startTraining(ADAM_W, undefined, recipe);
    let began = 0;
    for await (const { step, words } of train(trainer, description, material, recipe, { pause })) {
      clock.stepped(step, words);
      if (step === 1) began = now();
      if (step > FEWEST_STEPS && now() - began > LONG_ENOUGH) break;
      if (!(await between())) return null;
    }
    trainer.dispose();
    // What a training does with its result, but for writing it: an estimate stores nothing.
    const weights = await network.download();
    for (const piece of checkpointPieces({ weights, optimizer: null })) piece.slice();
    let isWanted = true;
    await timedReading(async () => {
      for await (const _ of predictSentences(reading, examples)) {
        isWanted = await between();
        if (!isWanted) return;
      }
    });
    return isWanted ? clock.speed() : null;
  } finally {
    if (device.isAlive()) network.dispose();
  }
}
