import type { Prediction, SentenceWords } from "../../src/core/learn/example.ts";
import type { Words } from "../../src/core/learn/rehearsalText.ts";
import { type Stability, stabilityOf } from "../../src/core/learn/stability.ts";
import type { ModelTypes } from "../../src/core/types/modelTypes.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Model } from "../../src/model/model.ts";
import { predictSentences } from "../../src/model/predictSentences.ts";
import { withTypes } from "../../src/model/withTypes.ts";
import { evaluateModel } from "../../src/training/evaluateModel.ts";
import type { Experiment, Trial } from "./experiments.ts";
import type { Result, TrialResult } from "./result.ts";
import { trainAsPage } from "./trainAsPage.ts";
import type { Variant } from "./variants.ts";

/** One training of an experiment. */
export interface Run {
  readonly experiment: Experiment;
  readonly variant: Variant;
  readonly seed: number;
  /** Text to rehearse. */
  readonly bundled: readonly Words[];
}

/** Trains as the page does, and looks at what was learnt and what was forgotten. */
export async function measure(
  engine: Engine,
  model: Model,
  { experiment, variant, seed, bundled }: Run,
): Promise<Pick<Result, "steps" | "seconds" | "trials">> {
  const { id, types, trials } = experiment;
  const examples = experiment.examples(seed);
  const trained = await trainAsPage(engine, model, {
    name: id,
    examples: variant.scopes ? examples : examples.map(({ known: _, ...all }) => all),
    types,
    recipe: { ...variant.recipe, seed },
    bundled,
  });
  const { steps, seconds, watched } = trained.report;
  const found: Record<string, TrialResult> = {};
  const after = await reading(trained.model, types);
  for (const trial of trials) found[trial.name] = await tried(trial, model, after);
  after.network.dispose();
  if (watched.length > 0)
    found["rehearsal text"] = keptOf(stabilityOf(watched, trained.model.types));
  return { steps, seconds, trials: found };
}

/** The model with types that it reads from their names, as the page shows it; if it can do that. */
export const reading = async (model: Model, types: ModelTypes): Promise<Model> =>
  model.rowMaps ? await withTypes(model, model.types, types) : model;

/** How a model does in a trial. @param before the model that it was trained from */
export async function tried(trial: Trial, before: Model, after: Model): Promise<TrialResult> {
  if (trial.kind === "gold") {
    const scores = await evaluateModel(after, trial.gold);
    return {
      kind: "gold",
      entities: scores?.entities.micro.f1 ?? null,
      relations: scores?.relations.micro.f1 ?? null,
      strict: scores?.relationsStrict.micro.f1 ?? null,
    };
  }
  const { sentences } = trial;
  const [was, is] = [await predictAll(before, sentences), await predictAll(after, sentences)];
  const pairs = was.map((one, i) => ({ before: one, after: is[i] }));
  return keptOf(stabilityOf(pairs, after.types));
}

function keptOf({ entities, relations }: Stability): TrialResult {
  return {
    kind: "kept",
    before: entities.before + relations.before,
    kept: entities.kept + relations.kept,
    entitiesKept: percent(entities.kept, entities.before),
    relationsKept: percent(relations.kept, relations.before),
    added: entities.added + relations.added,
  };
}

const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : (100 * part) / whole;

/** What a model suggests in sentences, in their order. */
export async function predictAll(
  model: Model,
  sentences: readonly SentenceWords[],
): Promise<Prediction[]> {
  const found: Prediction[] = [];
  for await (const { prediction } of predictSentences(model, sentences)) found.push(prediction);
  return found;
}
