import { normalOf, seededRandom } from "../core/learn/random.ts";
import { formatModelTypes, parseModelTypes } from "../io/modelTypes.ts";
import { formatSafetensors } from "../io/safetensors.ts";
import { TOKENIZER_FILES, type TokenizerFiles } from "../text/tokenizerFiles.ts";
import { DEFAULT_SPERT, formatSpertConfig } from "./config.ts";
import { kindOf } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";
import { loadTokenizer, readConfig, readText, spertOfConfig } from "./folderFiles.ts";
import { isBareModel, type ModelDescription, shapeOf } from "./model.ts";
import { initialHeads } from "./newHeads.ts";
import { encoderShapes, isEncoder, modelShapes } from "./parameters.ts";
import { rowMapShapes, rowMapsOf, rowMapWeights } from "./rowMaps.ts";
import { spertHeads, spertOfWeights } from "./spertWeights.ts";
import { openWeights } from "./weightFiles.ts";
import {
  ourName,
  pickShaped,
  sourceOf,
  underOurNames,
  type WeightSource,
  type Weights,
  wholeWeights,
} from "./weights.ts";

/** An encoder without heads, as published on the Hugging Face Hub. */
export type Encoder = Omit<ModelDescription, "types" | "spert">;

/** A model of whose weights no number is read yet. */
interface OpenedModel {
  readonly description: ModelDescription;
  readonly weights: WeightSource;
}

/** Loads `config.json`, the tokenizer and the encoder's weights; heads in the file are ignored. */
export async function loadEncoder(
  folder: ModelFolder,
): Promise<{ encoder: Encoder; weights: Weights }> {
  const { encoder, weights } = await openEncoder(folder);
  return { encoder, weights: await wholeWeights(weights) };
}

/** The same, of whose weights no number is read yet; the folder's files are to stay as they are. */
export async function openEncoder(
  folder: ModelFolder,
): Promise<{ encoder: Encoder; weights: WeightSource }> {
  const { configJson, bert } = await readConfig(folder);
  const encoder = { bert, configJson, ...(await loadTokenizer(folder, bert.vocabSize)) };
  const shapes = encoderShapes(bert);
  const kind = kindOf(configJson);
  const { found, file } = await openWeights(folder, (name) => shapes.has(ourName(name, kind)));
  return { encoder, weights: pickShaped(underOurNames(found, kind), shapes, file) };
}

/** The same as a model that has learnt no types yet: its heads are as they start. */
export async function openBareModel(folder: ModelFolder): Promise<OpenedModel> {
  const { encoder, weights } = await openEncoder(folder);
  const description = { ...encoder, spert: DEFAULT_SPERT, types: { entities: {}, relations: {} } };
  const heads = initialHeads(shapeOf(description), normalOf(seededRandom(BARE_SEED)));
  return { description, weights: new Map([...weights, ...sourceOf(heads)]) };
}

const BARE_SEED = 0x4ead;

/** Opens whichever of both a folder holds: an encoder without heads opens as a model without types. */
export async function openAnyModel(folder: ModelFolder): Promise<OpenedModel> {
  const { configJson } = await readConfig(folder);
  if ("spert_mt" in configJson) return openModelFolder(folder);
  const { found } = await openWeights(folder);
  const hasHeads = spertHeads(underOurNames(found, kindOf(configJson))) !== null;
  return hasHeads ? openModelFolder(folder) : openBareModel(folder);
}

/** Loads a whole SpERT.MT model, or a checkpoint of SpERT with its types in `types.json`. */
export async function loadModelFolder(
  folder: ModelFolder,
): Promise<{ description: ModelDescription; weights: Weights }> {
  const { description, weights } = await openModelFolder(folder);
  return { description, weights: await wholeWeights(weights) };
}

/** The same, of whose weights no number is read yet; the folder's files are to stay as they are. */
export async function openModelFolder(folder: ModelFolder): Promise<OpenedModel> {
  const { configJson, bert } = await readConfig(folder);
  const spert =
    spertOfConfig(folder, configJson) ?? (await spertOfWeights(folder, configJson)).spert;
  const types = parseModelTypes(await readText(folder, "types.json"), `${folder.name}, types.json`);
  const tokenizer = await loadTokenizer(folder, bert.vocabSize);
  const description = { bert, spert, types, configJson, ...tokenizer };
  const shapes = modelShapes(shapeOf(description));
  const maps = rowMapShapes(bert, spert);
  const wanted = new Set([...shapes.keys(), ...maps.keys()]);
  const kind = kindOf(configJson);
  const read = await openWeights(folder, (name) => wanted.has(ourName(name, kind)));
  const { file } = read;
  const found = underOurNames(read.found, kind);
  const hasMaps = [...maps.keys()].some((name) => found.has(name));
  const ofMaps = hasMaps ? await wholeWeights(pickShaped(found, maps, file)) : null;
  return {
    description: ofMaps ? { ...description, rowMaps: rowMapsOf(ofMaps) } : description,
    weights: pickShaped(found, shapes, file),
  };
}

/** The files of an encoder's folder, without heads: config and tokenizer as they came, and its weights. */
function encoderFiles(
  { configJson, tokenizerFiles }: Pick<ModelDescription, "configJson" | "tokenizerFiles">,
  weights: Weights,
  dtype: "F16" | "F32",
): Map<string, Uint8Array<ArrayBuffer>> {
  const config = new TextEncoder().encode(`${JSON.stringify(configJson, null, 2)}\n`);
  const encoder = new Map([...weights].filter(([name]) => isEncoder(name)));
  return new Map([
    ["config.json", config],
    ...tokenizerTexts(tokenizerFiles),
    ["model.safetensors", underTheirNames(encoder, configJson, dtype)],
  ]);
}

/** The files of a model, or of the encoder that a model without types is. */
export const filesOfAny = (
  description: ModelDescription,
  weights: Weights,
  dtype: "F16" | "F32",
): Map<string, Uint8Array<ArrayBuffer>> =>
  isBareModel(description)
    ? encoderFiles(description, weights, dtype)
    : modelFiles(description, weights, dtype);

/** The files of a model's folder: config, types, tokenizer and weights. */
export function modelFiles(
  description: ModelDescription,
  weights: Weights,
  dtype: "F16" | "F32",
): Map<string, Uint8Array<ArrayBuffer>> {
  const { types, tokenizerFiles, configJson } = description;
  const maps = description.rowMaps ? rowMapWeights(description.rowMaps) : [];
  return new Map([
    ["config.json", configFile(description)],
    ["types.json", new TextEncoder().encode(formatModelTypes(types))],
    ...tokenizerTexts(tokenizerFiles),
    ["model.safetensors", underTheirNames(new Map([...weights, ...maps]), configJson, dtype)],
  ]);
}

const tokenizerTexts = (files: TokenizerFiles): [string, Uint8Array<ArrayBuffer>][] =>
  TOKENIZER_FILES.flatMap((name) => {
    const content = files[name];
    return content === undefined ? [] : [[name, new TextEncoder().encode(content)]];
  });

/** Weights as programs that know this kind of encoder name them. */
function underTheirNames(weights: Weights, configJson: unknown, dtype: "F16" | "F32") {
  const kind = kindOf(configJson);
  const named = [...weights].map(([name, value]) => [kind.theirs(name), value] as const);
  return formatSafetensors(new Map(named), dtype);
}

/** The file that says what a model is: its encoder, its heads, what its scores mean. */
export function configFile({
  bert,
  spert,
  configJson,
}: Pick<ModelDescription, "bert" | "spert" | "configJson">): Uint8Array<ArrayBuffer> {
  const config = {
    ...configJson,
    vocab_size: bert.vocabSize,
    spert_mt: formatSpertConfig(spert),
  };
  return new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`);
}
