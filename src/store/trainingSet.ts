import { entitiesIn } from "../core/document/docIndex.ts";
import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { exactWords, wordTexts } from "../core/document/words.ts";
import type { Example } from "../core/learn/example.ts";
import { sentencesOf, stepsOf, usualOfAny } from "../core/learn/recipe.ts";
import { REHEARSAL, type RehearsalSentence } from "../core/learn/rehearsalText.ts";
import { teaches } from "../core/learn/teaches.ts";
import { countTooLong } from "../core/learn/tooLong.ts";
import { expectedSeconds } from "../core/learn/trainingTime.ts";
import type { OpenModel } from "../core/lifecycle/openModel.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { isBare } from "../core/types/modelTypes.ts";
import { modelTypes, renamedSince } from "../core/types/schema.ts";
import type { TrainRequest } from "../worker/modelRequests.ts";
import { exampleSplit, type SplitState } from "./exampleSplit.ts";
import type { AppState, TrainingSet } from "./state.ts";

/**
 * How much there is to train on, and about how long that takes with these overrides of the recipe:
 * making ready, the steps, scoring what is held out before and after, and storing the result.
 */
export function trainingSet(state: AppState, recipe: Partial<TrainRecipe> = {}): TrainingSet {
  const { model, speeds } = state;
  const { sentences, training, heldOut } = exampleSplit(state);
  const taken = sentences.filter(({ side }) => side !== "leftOut");
  const sum = (field: "relationsAcross" | "entitiesOutside") =>
    taken.reduce((count, one) => count + one[field], 0);
  const { label, most } =
    model.kind === "ready"
      ? { label: model.model.device.label, most: model.model.maxSpanSize }
      : { label: "", most: Number.POSITIVE_INFINITY };
  const wanted = { ...usualOfAny(training.length, isBareNow(state)), ...recipe };
  const { epochs, rehearsed } = wanted;
  const steps = stepsOf(training.length, sentencesOf(wanted), epochs);
  const { taught, watched, wordsEach } = REHEARSAL;
  const read = 2 * watched + (rehearsed > 0 ? taught : 0);
  const work = {
    steps,
    words: epochs * wordsOf(training) + steps * rehearsed * wordsEach,
    scored: 2 * wordsOf(heldOut) + (isBareNow(state) ? 0 : read * wordsEach),
  };
  return {
    confirmed: sentences.length,
    leftOut: sentences.length - taken.length,
    training: training.length,
    heldOut: heldOut.length,
    teaching: countTeaching(state),
    relationsAcross: sum("relationsAcross"),
    entitiesOutside: sum("entitiesOutside"),
    tooLong: countTooLong(
      taken.map(({ example }) => example),
      most,
    ),
    maxSpanSize: most,
    secondsExpected: Object.hasOwn(speeds, label) ? expectedSeconds(speeds[label], work) : null,
  };
}

/** Whether what is open is a bare encoder, from which a training takes more steps. */
export const isBareNow = ({ model }: Pick<AppState, "model">): boolean =>
  model.kind === "ready" && isBare(model.model);

/** How many of the sentences to train on say something of any type. */
export function countTeaching(state: SplitState): number {
  const types = state.project.schema.entities.length;
  return exampleSplit(state).training.filter((example) => teaches(example, types)).length;
}

const wordsOf = (examples: readonly Example[]): number =>
  examples.reduce((sum, { words }) => sum + words.length, 0);

/** The first confirmed entity of more words than the model looks at. */
export function firstTooLong(
  project: Project,
  most: number,
): { doc: string; entity: string } | null {
  for (const doc of liveDocs(project))
    for (const sentence of doc.sentences.filter(({ id }) => doc.confirmed[id]))
      for (const entity of entitiesIn(doc, sentence)) {
        const words = exactWords(sentence, entity);
        const isLong = words && words.end - words.start > most;
        if (isLong && entity.status === "confirmed") return { doc: doc.id, entity: entity.id };
      }
  return null;
}

/** What the worker is asked to train a model on. */
export function trainRequest(
  state: SplitState,
  model: OpenModel,
  recipe: Partial<TrainRecipe>,
): Omit<TrainRequest, "onScreen"> {
  const { project } = state;
  const { training: examples, heldOut, barred } = exampleSplit(state);
  const rule = { ...state.heldOut, barred };
  const types = modelTypes(project.schema);
  const renamed = renamedSince(project.schema, model.types);
  return { examples, heldOut, rule, types, renamed, recipe, unreviewed: unreviewed(project) };
}

/** So many sentences of a project are drawn from for a rehearsal, none of fewer words. */
const [MOST_UNREVIEWED, FEWEST_WORDS] = [2000, 4];

/** Sentences that nobody has confirmed, of documents not in the trash. */
function unreviewed(project: Project): RehearsalSentence[] {
  const found: RehearsalSentence[] = [];
  for (const doc of liveDocs(project))
    for (const sentence of doc.sentences) {
      if (found.length === MOST_UNREVIEWED) return found;
      if (sentence.words.length >= FEWEST_WORDS && !doc.confirmed[sentence.id])
        found.push({
          source: { doc: doc.id, sentence: sentence.id },
          words: wordTexts(doc, sentence),
        });
    }
  return found;
}
