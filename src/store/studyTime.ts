import type { Example } from "../core/learn/example.ts";
import { sentencesOf, stepsOf, usualOfAny } from "../core/learn/recipe.ts";
import { REHEARSAL } from "../core/learn/rehearsalText.ts";
import type { Study } from "../core/learn/storedStudy.ts";
import { expectedSeconds, type Speed } from "../core/learn/trainingTime.ts";
import type { AppState } from "./state.ts";
import { isBareNow } from "./trainingSet.ts";

/** Where nothing is measured, only how the trainings compare is told: any speed does. */
const SOME_SPEED: Speed = { around: 1, step: 0.1, word: 0.01, reading: 0.003 };

type Planned = Pick<Study, "plan" | "examples" | "recipe">;

/** About how long each training of a study takes on this device, in seconds. */
export function secondsOfEach(state: Pick<AppState, "model" | "speeds">, study: Planned): number[] {
  const speed = speedOf(state) ?? SOME_SPEED;
  const { plan, examples, recipe: own } = study;
  const { taught, wordsEach } = REHEARSAL;
  return plan.trainings.map(({ train, read }) => {
    // What a model thinks of the labels is read a second time.
    const scored = 2 * wordsOf(read, examples);
    if (train.length === 0) return speed.reading * scored;
    const wanted = { ...usualOfAny(train.length, isBareNow(state)), ...own };
    const { epochs, rehearsed } = wanted;
    const steps = stepsOf(train.length, sentencesOf(wanted), epochs);
    const words = epochs * wordsOf(train, examples) + steps * rehearsed * wordsEach;
    const before = wordsOf(train, examples) + (rehearsed > 0 ? taught * wordsEach : 0);
    return expectedSeconds(speed, { steps, words, scored: scored + before });
  });
}

/** How long what is left of a study takes; null where that was not measured. */
export function secondsExpected(
  state: Pick<AppState, "model" | "speeds">,
  study: Planned & Pick<Study, "done">,
): number | null {
  if (!speedOf(state)) return null;
  const done = new Set(study.done.map(({ training }) => training));
  return secondsOfEach(state, study).reduce(
    (sum, seconds, training) => (done.has(training) ? sum : sum + seconds),
    0,
  );
}

function speedOf({ model, speeds }: Pick<AppState, "model" | "speeds">): Speed | undefined {
  const label = model.kind === "ready" ? model.model.device.label : "";
  return Object.hasOwn(speeds, label) ? speeds[label] : undefined;
}

const wordsOf = (places: readonly number[], examples: readonly Example[]): number =>
  places.reduce((sum, i) => sum + examples[i].words.length, 0);
