import { seededRandom, shuffled } from "../core/learn/random.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { ADAM_W } from "../model/network.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { TrainingDevice } from "../training/run.ts";
import { train } from "../training/train.ts";
import type { TimeRequest, Timing } from "./protocol.ts";
import { trainingOf } from "./trainCandidate.ts";

/** Steps that are timed, after one that makes memory and compiles. */
const STEPS = 3;
const BATCH = 4;

/**
 * Times training steps on a copy of the model, whose weights are thrown away, and predictions.
 *
 * @param between awaited between pieces of work; false ends it
 * @returns null when it was ended
 */
export async function timeSteps(
  device: TrainingDevice,
  model: Model,
  request: TimeRequest,
  between: () => Promise<boolean>,
): Promise<Timing | null> {
  const asked = performance.now();
  let setup = 0;
  // Steps of examples drawn as a training draws them, over and over where there are few.
  const drawn = shuffled(request.examples, seededRandom(1));
  const examples = Array.from({ length: BATCH * (STEPS + 1) }, (_, i) => drawn[i % drawn.length]);
  const { training } = await trainingOf(model, {
    ...request,
    examples,
    recipe: { epochs: 1, batch: Math.min(BATCH, drawn.length) },
  });
  const { description, prepared, recipe } = training;
  const network = await device.load(shapeOf(description), training.weights);
  try {
    const trainer = await network.startTraining(ADAM_W);
    let began = performance.now();
    let steps = 0;
    for await (const { step } of train(trainer, description, prepared, recipe)) {
      if (step === 1) {
        began = performance.now();
        setup = (began - asked) / 1000;
      } else steps = step - 1;
      if (steps === STEPS) break;
      if (!(await between())) return null;
    }
    const step = (performance.now() - began) / 1000 / Math.max(1, steps);
    trainer.dispose();
    began = performance.now();
    for await (const _ of predictSentences(model, examples)) if (!(await between())) return null;
    const sentence = (performance.now() - began) / 1000 / examples.length;
    return { setup, step, batch: recipe.batch, sentence };
  } finally {
    if (device.isAlive()) network.dispose();
  }
}
