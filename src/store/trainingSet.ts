import { entitiesIn, relationsOf, sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Entity, Project, Relation, Scope, Sentence } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { isSameScope, wholeScope } from "../core/document/scope.ts";
import { exactWords, wordTexts } from "../core/document/words.ts";
import type { Example } from "../core/learn/example.ts";
import { exampleOf, type SentenceExample } from "../core/learn/exampleOf.ts";
import { splitHeldOut } from "../core/learn/heldOut.ts";
import { fineTuningOfAny, stepsOf } from "../core/learn/recipe.ts";
import { REHEARSAL, type RehearsalSentence } from "../core/learn/rehearsalText.ts";
import { teaches } from "../core/learn/teaches.ts";
import { countTooLong } from "../core/learn/tooLong.ts";
import { expectedSeconds } from "../core/learn/trainingTime.ts";
import type { OpenModel } from "../core/lifecycle/openModel.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { modelTypes, renamedSince } from "../core/types/schema.ts";
import type { TrainRequest } from "../worker/protocol.ts";
import type { AppState, TrainingSet } from "./state.ts";

interface Confirmed {
  readonly examples: readonly Example[];
  readonly training: readonly Example[];
  readonly heldOut: readonly Example[];
  readonly relationsAcross: number;
  readonly entitiesOutside: number;
}

const ofDocs = new WeakMap<Doc, { readonly types: Scope; readonly found: Confirmed }>();
const ofProjects = new WeakMap<Project, Confirmed>();

/**
 * The confirmed sentences of a project, document by document, as the model trains on them; none of
 * documents in the trash.
 */
export function confirmedExamples(project: Project): Confirmed {
  let found = ofProjects.get(project);
  if (!found) {
    const types = wholeScope(project.schema);
    found = together(liveDocs(project).map((doc) => confirmedOf(doc, types)));
    ofProjects.set(project, found);
  }
  return found;
}

function confirmedOf(doc: Doc, types: Scope): Confirmed {
  const before = ofDocs.get(doc);
  if (before && isSameScope(before.types, types)) return before.found;
  const sentences = Object.keys(doc.confirmed).flatMap((id) => sentenceById(doc, id) ?? []);
  const made = sentences
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => a.start - b.start)
    .map((sentence) => exampleOnce(doc, sentence, types));
  const examples = made.map(({ example }) => example);
  const sum = (field: "relationsAcross" | "entitiesOutside") =>
    made.reduce((count, one) => count + one[field], 0);
  const found = {
    examples,
    ...splitHeldOut(examples),
    relationsAcross: sum("relationsAcross"),
    entitiesOutside: sum("entitiesOutside"),
  };
  ofDocs.set(doc, { types, found });
  return found;
}

interface Made {
  /** What it was made of. */
  readonly of: readonly (Entity | Relation | Scope)[];
  readonly example: SentenceExample;
}

const ofSentences = new WeakMap<Sentence, Made>();

/** Made again only when something in the sentence changed: an edit changes one of thousands. */
function exampleOnce(doc: Doc, sentence: Sentence, types: Scope): SentenceExample {
  const entities = entitiesIn(doc, sentence);
  const relations = entities.flatMap(({ id }) => relationsOf(doc, id));
  const of = [...entities, ...relations, types, doc.confirmed[sentence.id]];
  const known = ofSentences.get(sentence);
  if (known?.of.length === of.length && of.every((one, i) => one === known.of[i])) {
    return known.example;
  }
  const example = exampleOf(doc, sentence, types);
  ofSentences.set(sentence, { of, example });
  return example;
}

const together = (parts: readonly Confirmed[]): Confirmed => ({
  examples: parts.flatMap((part) => part.examples),
  training: parts.flatMap((part) => part.training),
  heldOut: parts.flatMap((part) => part.heldOut),
  relationsAcross: parts.reduce((sum, part) => sum + part.relationsAcross, 0),
  entitiesOutside: parts.reduce((sum, part) => sum + part.entitiesOutside, 0),
});

/**
 * How much there is to train on, and about how long that takes with these overrides of the recipe:
 * making ready, the steps, scoring what is held out before and after, and storing the result.
 */
export function trainingSet(
  { project, model, speeds }: AppState,
  recipe: Partial<TrainRecipe> = {},
): TrainingSet {
  const { examples, training, heldOut, ...left } = confirmedExamples(project);
  const { label, most } =
    model.kind === "ready"
      ? { label: model.model.device.label, most: model.model.maxSpanSize }
      : { label: "", most: Number.POSITIVE_INFINITY };
  const { epochs, batch, rehearsed } = { ...fineTuningOfAny(training.length), ...recipe };
  const steps = stepsOf(training.length, batch, epochs);
  const { taught, watched, wordsEach } = REHEARSAL;
  const read = 2 * watched + (rehearsed > 0 ? taught : 0);
  const work = {
    steps,
    words: epochs * wordsOf(training) + steps * rehearsed * wordsEach,
    scored: 2 * wordsOf(heldOut) + read * wordsEach,
  };
  return {
    confirmed: examples.length,
    training: training.length,
    heldOut: heldOut.length,
    teaching: countTeaching(project),
    ...left,
    tooLong: countTooLong(examples, most),
    maxSpanSize: most,
    secondsExpected: Object.hasOwn(speeds, label) ? expectedSeconds(speeds[label], work) : null,
  };
}

/** How many of the sentences to train on say something of any type. */
export function countTeaching(project: Project): number {
  const types = project.schema.entities.length;
  return confirmedExamples(project).training.filter((example) => teaches(example, types)).length;
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
  project: Project,
  model: OpenModel,
  recipe: Partial<TrainRecipe>,
): Omit<TrainRequest, "onScreen"> {
  const { training: examples, heldOut } = confirmedExamples(project);
  const types = modelTypes(project.schema);
  const renamed = renamedSince(project.schema, model.types);
  return { examples, heldOut, types, renamed, recipe, unreviewed: unreviewed(project) };
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
