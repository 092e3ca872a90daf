import { totalmem } from "node:os";
import type { Recipe } from "../core/learn/recipe.ts";
import { aboutBytes, roomFor, SPARING } from "../core/lifecycle/memoryForecast.ts";
import type { Engine } from "../engine/engine.ts";
import { bytesToPredict, bytesToStore, bytesToTrain } from "../engine/forecast.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import type { Prepared } from "../training/prepare.ts";
import { UserError } from "./userError.ts";

/** So many bytes are not worth a word. */
const QUIET = 1e9;

/** Says before a model is loaded what predicting takes. @throws UserError where it cannot fit */
export function tellPredicting({ sizes }: Engine, description: ModelDescription): void {
  if (!sizes) return;
  const bytes = bytesToPredict(shapeOf(description), sizes);
  tell({ what: "predicting", bytes, beside: 0, most: sizes.most, advice: "" });
}

/** The same of a training. @param prepared what it learns from @throws UserError where it cannot fit */
export async function tellTraining(
  { sizes }: Engine,
  description: ModelDescription,
  { recipe, prepared }: { readonly recipe: Recipe; readonly prepared: readonly Prepared[] },
): Promise<void> {
  if (!sizes) return;
  const shape = shapeOf(description);
  const longest = prepared.reduce((most, { encoded }) => Math.max(most, encoded.ids.length), 1);
  const sentences = recipe.batch * recipe.accumulate + recipe.rehearsed;
  const labels = prepared.map(({ example }) => example.entities.length);
  const gold = Math.max(0, ...labels);
  const step = {
    sentences,
    pieces: longest,
    spans: sentences * (recipe.negativeEntities + gold),
    pairs: sentences * (recipe.negativeRelations + gold),
  };
  const words = new Set(prepared.flatMap(({ encoded }) => encoded.ids)).size;
  const bytes = await bytesToTrain(shape, { ...recipe, step, words }, sizes);
  const beside = bytesToStore(shape, recipe);
  const advice = `: ${SPARING()} (--frozen-layers, --freeze-embeddings, --batch, --accumulate)`;
  tell({ what: "training", bytes, beside, most: sizes.most, advice });
}

interface Told {
  readonly what: "predicting" | "training";
  /** On the device. */
  readonly bytes: number;
  /** On the host. */
  readonly beside: number;
  readonly most: number | null;
  readonly advice: string;
}

function tell({ what, bytes, beside, most, advice }: Told): void {
  const all = bytes + beside;
  const needed = `${what} needs about ${aboutBytes(all)} of memory`;
  if (most !== null && roomFor(bytes, { most, likely: null }) === "no")
    throw new UserError(
      `${needed}, of which ${aboutBytes(bytes)} on the device, which has no more than ${aboutBytes(most)}${advice}`,
    );
  if (all <= QUIET) return;
  const isHard = roomFor(all, { most: null, likely: totalmem() }) === "hardly";
  const there = isHard ? `, more than the ${aboutBytes(totalmem())} of this machine${advice}` : "";
  process.stderr.write(`${needed}${there}\n`);
}
