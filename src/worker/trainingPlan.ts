import { gently, type Recipe, usualRecipe } from "../core/learn/recipe.ts";
import {
  type DrawnRehearsal,
  drawRehearsal,
  type RehearsalSentence,
  type Words,
} from "../core/learn/rehearsalText.ts";
import { inPieces } from "../model/inPieces.ts";
import { isBareModel, type Model } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import { underNewNames } from "../model/underNewNames.ts";
import { learntTypes } from "./learntTypes.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { saysAlready } from "./saysAlready.ts";

/** All that is decided before a training begins: it is the same whenever it goes on. */
export interface TrainingPlan {
  /** With the types that are taught. */
  readonly request: TrainRequest;
  readonly recipe: Recipe;
  /** Text whose reading is kept. */
  readonly taught: readonly RehearsalSentence[];
  /** Text that is only looked at, before and after. */
  readonly watched: readonly RehearsalSentence[];
}

/** What there is to plan with. */
export interface Planning {
  /** What is rehearsed, of a training that is done again; else it is drawn. */
  readonly drawn?: DrawnRehearsal<RehearsalSentence> | undefined;
  /** Text of many domains, to be rehearsed beside the user's own. */
  readonly bundled: readonly Words[];
  /** Awaited between sentences; false ends the planning with what it has. */
  readonly between: () => Promise<boolean>;
  /** Lets others in within what is read. */
  readonly pause?: Pause | undefined;
}

/** Decides how a model is trained on what is asked. */
export async function planTraining(
  model: Model,
  asked: TrainRequest,
  { bundled, between, pause, drawn }: Planning,
): Promise<TrainingPlan> {
  const request = { ...asked, types: learntTypes(model, asked) };
  const isBare = isBareModel(model);
  const usual = usualRecipe(request.examples.length, model.bert.layers, isBare);
  // It says nothing yet that could be corrected, or that should stay.
  if (isBare) return { request, recipe: { ...usual, ...request.recipe }, taught: [], watched: [] };
  const isSaid = await saysAlready(
    inPieces(underNewNames(model, request), pause),
    request,
    between,
  );
  const recipe = { ...(isSaid ? gently(usual) : usual), ...request.recipe };
  const ofApp = bundled.map((words): RehearsalSentence => ({ source: "bundled", words }));
  const { taught, watched } =
    drawn ?? drawRehearsal({ own: request.unreviewed, bundled: ofApp }, recipe.seed);
  return { request, recipe, taught, watched };
}
