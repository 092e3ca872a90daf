import { entitiesIn, relationsOf, sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Sentence } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import type { Example } from "../core/learn/example.ts";
import { exampleOf, type SentenceExample } from "../core/learn/exampleOf.ts";
import { splitHeldOut } from "../core/learn/heldOut.ts";
import type { TrainRecipe } from "../worker/protocol.ts";
import type { AppState, TrainingSet } from "./state.ts";

interface Confirmed {
  readonly examples: readonly Example[];
  readonly relationsAcross: number;
  readonly entitiesOutside: number;
}

const ofDocs = new WeakMap<Doc, Confirmed>();
const ofProjects = new WeakMap<Project, Confirmed>();

/**
 * The confirmed sentences of a project, document by document, as the model trains on them; none of
 * documents in the trash.
 */
export function confirmedExamples(project: Project): Confirmed {
  let found = ofProjects.get(project);
  if (!found) {
    found = together(liveDocs(project).map(confirmedOf));
    ofProjects.set(project, found);
  }
  return found;
}

function confirmedOf(doc: Doc): Confirmed {
  let found = ofDocs.get(doc);
  if (!found) {
    const sentences = Object.keys(doc.confirmed).flatMap((id) => sentenceById(doc, id) ?? []);
    const made = sentences
      .filter(({ words }) => words.length > 0)
      .sort((a, b) => a.start - b.start)
      .map((sentence) => exampleOnce(doc, sentence));
    found = together(made.map((m) => ({ ...m, examples: [m.example] })));
    ofDocs.set(doc, found);
  }
  return found;
}

interface Made {
  readonly of: readonly (Entity | Relation)[];
  readonly example: SentenceExample;
}

const ofSentences = new WeakMap<Sentence, Made>();

/** Made again only when something in the sentence changed: an edit changes one of thousands. */
function exampleOnce(doc: Doc, sentence: Sentence): SentenceExample {
  const entities = entitiesIn(doc, sentence);
  const of = [...entities, ...entities.flatMap(({ id }) => relationsOf(doc, id))];
  const known = ofSentences.get(sentence);
  if (known?.of.length === of.length && of.every((one, i) => one === known.of[i])) {
    return known.example;
  }
  const example = exampleOf(doc, sentence);
  ofSentences.set(sentence, { of, example });
  return example;
}

const together = (parts: readonly Confirmed[]): Confirmed => ({
  examples: parts.flatMap((part) => part.examples),
  relationsAcross: parts.reduce((sum, part) => sum + part.relationsAcross, 0),
  entitiesOutside: parts.reduce((sum, part) => sum + part.entitiesOutside, 0),
});

let last: TrainingSet | null = null;

/**
 * How much there is to train on, and about how long that takes with these overrides of the recipe.
 * Equal answers are the same object.
 */
export function trainingSet(
  { project, model, stepSeconds }: AppState,
  recipe: Partial<TrainRecipe> = {},
): TrainingSet {
  const { examples, relationsAcross, entitiesOutside } = confirmedExamples(project);
  const { training, heldOut } = splitHeldOut(examples);
  const label = model.kind === "ready" ? model.model.device.label : "";
  const seconds = stepSeconds[label];
  const made: TrainingSet = {
    confirmed: examples.length,
    training: training.length,
    heldOut: heldOut.length,
    relationsAcross,
    entitiesOutside,
    secondsExpected:
      seconds === undefined ? null : seconds * expectedSteps(training.length, recipe),
  };
  const isSame =
    last && Object.entries(made).every(([k, v]) => last![k as keyof TrainingSet] === v);
  if (!isSame) last = made;
  return last!;
}

/** Steps of a fine-tuning: by default 5 to 60 epochs of batches of 4. */
function expectedSteps(sentences: number, { epochs, batch = 4 }: Partial<TrainRecipe>): number {
  const usual = Math.min(60, Math.max(5, Math.ceil(1800 / Math.max(1, sentences))));
  return (epochs ?? usual) * Math.ceil(sentences / batch);
}
