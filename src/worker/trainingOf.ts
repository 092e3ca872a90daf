import type { Example } from "../core/learn/example.ts";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { usualRecipe } from "../core/learn/recipe.ts";
import type { Words } from "../core/learn/rehearsalText.ts";
import { usualOverlap } from "../core/learn/usualOverlap.ts";
import type { ModelTypes, RenamedTypes } from "../core/types/modelTypes.ts";
import { type SpertConfig, uncalibrated } from "../model/config.ts";
import { freshRows } from "../model/freshRows.ts";
import { inPieces } from "../model/inPieces.ts";
import { isBareModel, type Model, shapeOf } from "../model/model.ts";
import type { Pause } from "../model/network.ts";
import { changeTypes, initialHeads, keptRows } from "../model/newHeads.ts";
import { isEncoder } from "../model/parameters.ts";
import { prepare } from "../training/prepare.ts";
import { type Say, taughtText, withTaught } from "../training/rehearsal.ts";
import type { Training } from "../training/run.ts";
import { steadyStart } from "../training/steadyStart.ts";
import type { TrainRequest } from "./modelRequests.ts";

/** What a training needs of its request. */
type Asked = Pick<TrainRequest, "examples" | "types" | "renamed"> &
  Partial<Pick<TrainRequest, "recipe">>;

/** The text that is rehearsed, and who says what the model makes of it. */
interface Rehearsing {
  readonly sentences: readonly Words[];
  readonly say: Say;
  /** Lets others in within what is read. */
  readonly pause?: Pause | undefined;
}

/** What is trained: the model with the types of today, on examples cut into word pieces. */
export async function trainingOf(
  model: Model,
  { examples, types, renamed, recipe: own = {} }: Asked,
  { sentences, say, pause }: Rehearsing,
): Promise<{ training: Training; split: readonly string[]; cut: number }> {
  const { bert, tokenizer, network: _, ...rest } = model;
  const isBare = isBareModel(model);
  const description = { ...rest, bert, tokenizer, types, spert: spertOf(model, examples) };
  const recipe = { ...usualRecipe(examples.length, bert.layers, isBare), ...own };
  const change = { before: model.types, after: types, renamed };
  const { prepared, split, cut } = prepare(examples, types, tokenizer, bert.maxPositions);
  const isKept = (["entities", "relations"] as const).some((kind) =>
    keptRows(kind, change).some((row) => row >= 0),
  );
  const material = {
    prepared: await withTaught(prepared, { change, say }),
    // Of a model without a type that is still wanted there is nothing to keep.
    taught: taughtText(model, { sentences: isKept ? sentences : [], prepared, change, say }),
  };
  const learnt = await model.network.download();
  const reshaping = { from: shapeOf(model), to: shapeOf(description), types: change };
  const normal = normalOf(seededRandom(recipe.seed, 0x4ead));
  if (isBare) {
    const encoder = [...learnt].filter(([name]) => isEncoder(name));
    const weights = new Map([...encoder, ...initialHeads(reshaping.to, normal)]);
    return { training: { description, weights, material, recipe }, split, cut };
  }
  const named = await freshRows(inPieces(model, pause), renamedAway(types, renamed));
  const weights = changeTypes(learnt, reshaping, normal, named);
  const memory = steadyStart(learnt, weights, reshaping);
  return { training: { description, weights, memory, material, recipe }, split, cut };
}

/** The settings of a model that is trained from another one. */
export function spertOf(model: Model, examples: readonly Example[]): SpertConfig {
  // What was fitted to the scores of the one model says nothing of the other's.
  const spert = uncalibrated(model.spert);
  return isBareModel(model) ? { ...spert, overlap: usualOverlap(examples) } : spert;
}

/** The types that are not only renamed. */
const renamedAway = ({ entities, relations }: ModelTypes, renamed: RenamedTypes): ModelTypes => {
  const kept = <T>(table: Readonly<Record<string, T>>, names: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(table).filter(([name]) => !Object.hasOwn(names, name)));
  return {
    entities: kept(entities, renamed.entities),
    relations: kept(relations, renamed.relations),
  };
};
