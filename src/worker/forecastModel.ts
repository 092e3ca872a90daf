import { usualRecipe } from "../core/learn/recipe.ts";
import { type Available, type MemoryForecast, roomFor } from "../core/lifecycle/memoryForecast.ts";
import type { ModelSource } from "../core/lifecycle/openModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import type { EngineSizes } from "../engine/engine.ts";
import { bytesOfWeights, bytesToPredict, bytesToStore, bytesToTrain } from "../engine/forecast.ts";
import { parseModelTypes } from "../io/modelTypes.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import type { ModelFolder } from "../model/folder.ts";
import { readConfig, spertOfConfig } from "../model/folderFiles.ts";
import { shapeOf } from "../model/model.ts";
import { type LoadOptions, placeOf } from "./loadSource.ts";
import type { ForecastRequest } from "./modelRequests.ts";

/** Word pieces of a long sentence, of as many words: some words are cut. */
const PIECES_A_WORD = 1.5;

/**
 * What a model takes here, by its config: no weights are read, and nothing is opened.
 *
 * @param sizes of the device that computes
 * @throws Error where it is gone, or its config is not read
 */
export async function forecastModel(
  places: LoadOptions,
  source: ModelSource,
  { recipe: own, examples, longest }: ForecastRequest,
  sizes: EngineSizes,
): Promise<MemoryForecast> {
  const { folder } = await placeOf(source, places);
  const { configJson, bert } = await readConfig(folder);
  const types = await typesIn(folder);
  const spert = spertOfConfig(folder, configJson) ?? DEFAULT_SPERT;
  const shape = shapeOf({ bert, spert, types });
  const isBare = Object.keys({ ...types.entities, ...types.relations }).length === 0;
  const recipe = { ...usualRecipe(examples, bert.layers, isBare), ...own };
  const sentences = recipe.batch * recipe.accumulate + recipe.rehearsed;
  const step = {
    sentences,
    pieces: Math.ceil(longest * PIECES_A_WORD) + 2,
    spans: sentences * (recipe.negativeEntities + longest),
    pairs: sentences * (recipe.negativeRelations + longest),
  };
  const frozenLayers = Math.min(recipe.frozenLayers, bert.layers);
  const how = { ...recipe, frozenLayers };
  const predict = bytesToPredict(shape, sizes);
  // The model stays open beside the copy that is trained; its weights are held to begin again from.
  const onDevice = predict + (await bytesToTrain(shape, { ...how, step }, sizes));
  const train = onDevice + bytesOfWeights(shape) + bytesToStore(shape, how);
  const there = { most: null, likely: likelyBytes() };
  const room = (device: number, all: number) =>
    roomFor(device, { most: sizes.most, likely: null }) === "no" ? "no" : roomFor(all, there);
  return {
    predict,
    train,
    room: { predict: room(predict, predict), train: room(onDevice, train) },
  };
}

/** What the browser says of the machine's memory, of which a page may hardly have more than half. */
function likelyBytes(): Available["likely"] {
  const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number };
  return deviceMemory ? (deviceMemory * 2 ** 30) / 2 : null;
}

async function typesIn(folder: ModelFolder): Promise<ModelTypes> {
  const bytes = await folder.read("types.json");
  if (!bytes) return { entities: {}, relations: {} };
  return parseModelTypes(new TextDecoder().decode(bytes), `${folder.name}, types.json`);
}
