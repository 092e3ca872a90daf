import { formatModelTypes, parseModelTypes } from "../io/modelTypes.ts";
import { parseJson } from "../io/readJson.ts";
import { formatSafetensors } from "../io/safetensors.ts";
import { TOKENIZER_FILES, type TokenizerFiles, tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { DEFAULT_SPERT, formatSpertConfig, parseSpertConfig, type SpertConfig } from "./config.ts";
import { kindOf, parseBertConfig } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";
import { type ModelDescription, shapeOf } from "./model.ts";
import { encoderShapes, modelShapes } from "./parameters.ts";
import { rowMapShapes, rowMapsOf, rowMapWeights } from "./rowMaps.ts";
import { readWeights } from "./weightFiles.ts";
import { ourName, pickWeights, underOurNames, type Weights } from "./weights.ts";

/** An encoder without heads, as published on the Hugging Face Hub. */
export type Encoder = Omit<ModelDescription, "types" | "spert">;

/** Loads `config.json`, the tokenizer and the encoder's weights; heads in the file are ignored. */
export async function loadEncoder(
  folder: ModelFolder,
): Promise<{ encoder: Encoder; weights: Weights }> {
  const configJson = await readJson(folder, "config.json");
  const bert = parseBertConfig(configJson, `${folder.name}, config.json`);
  const encoder = { bert, configJson, ...(await loadTokenizer(folder, bert.vocabSize)) };
  const shapes = encoderShapes(bert);
  const kind = kindOf(configJson);
  const { found, file } = await readWeights(folder, (name) => shapes.has(ourName(name, kind)));
  return { encoder, weights: pickWeights(underOurNames(found, kind), shapes, file) };
}

/** Loads a whole SpERT.MT model, or a checkpoint of SpERT with its types in `types.json`. */
export async function loadModelFolder(
  folder: ModelFolder,
): Promise<{ description: ModelDescription; weights: Weights }> {
  const configJson = await readJson(folder, "config.json");
  const bert = parseBertConfig(configJson, `${folder.name}, config.json`);
  const spert =
    "spert_mt" in configJson
      ? parseSpertConfig(configJson.spert_mt, `${folder.name}, config.json`)
      : await spertOfCheckpoint(folder);
  const types = parseModelTypes(await readText(folder, "types.json"), `${folder.name}, types.json`);
  const tokenizer = await loadTokenizer(folder, bert.vocabSize);
  const description = { bert, spert, types, configJson, ...tokenizer };
  const shapes = modelShapes(shapeOf(description));
  const maps = rowMapShapes(bert, spert);
  const wanted = new Set([...shapes.keys(), ...maps.keys()]);
  const kind = kindOf(configJson);
  const read = await readWeights(folder, (name) => wanted.has(ourName(name, kind)));
  const { file } = read;
  const found = underOurNames(read.found, kind);
  const hasMaps = [...maps.keys()].some((name) => found.has(name));
  return {
    description: hasMaps
      ? { ...description, rowMaps: rowMapsOf(pickWeights(found, maps, file)) }
      : description,
    weights: pickWeights(found, shapes, file),
  };
}

/** The files of a model's folder: config, types, tokenizer and weights. */
export function modelFiles(
  description: ModelDescription,
  weights: Weights,
  dtype: "F16" | "F32",
): Map<string, Uint8Array<ArrayBuffer>> {
  const text = new TextEncoder();
  const { types, tokenizerFiles } = description;
  const files = new Map<string, Uint8Array<ArrayBuffer>>([
    ["config.json", configFile(description)],
    ["types.json", text.encode(formatModelTypes(types))],
  ]);
  for (const name of TOKENIZER_FILES) {
    const content = tokenizerFiles[name];
    if (content !== undefined) files.set(name, text.encode(content));
  }
  const maps = description.rowMaps ? rowMapWeights(description.rowMaps) : [];
  const kind = kindOf(description.configJson);
  const named = [...weights, ...maps].map(([name, value]) => [kind.theirs(name), value] as const);
  files.set("model.safetensors", formatSafetensors(new Map(named), dtype));
  return files;
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

/**
 * What is computed with a checkpoint of SpERT (Eberts and Ulges 2020), whose config.json says
 * nothing of its heads: none of the additions, and spans may overlap.
 *
 * @throws Error where the weights have no heads
 */
async function spertOfCheckpoint(folder: ModelFolder): Promise<SpertConfig> {
  const name = "size_embeddings.weight";
  const { found } = await readWeights(folder, (tensor) => tensor === name);
  const sizes = found.get(name);
  if (!sizes)
    throw new Error(
      `${folder.name}, config.json: no "spert_mt": this is an encoder without heads, not a trained model`,
    );
  return {
    ...DEFAULT_SPERT,
    additions: [],
    overlap: "allowed",
    sizeEmbedding: sizes.shape.at(-1) ?? DEFAULT_SPERT.sizeEmbedding,
  };
}

async function loadTokenizer(folder: ModelFolder, vocabSize: number) {
  const tokenizerFiles: Record<string, string> = {};
  for (const name of TOKENIZER_FILES) {
    const bytes = await folder.read(name);
    if (bytes) tokenizerFiles[name] = new TextDecoder().decode(bytes);
  }
  const tokenizer = prefixed(folder, () => tokenizerOfFiles(tokenizerFiles as TokenizerFiles));
  if (tokenizer.size > vocabSize)
    throw new Error(
      `${folder.name}: the tokenizer has ${tokenizer.size} pieces, but config.json says vocab_size ${vocabSize}`,
    );
  return { tokenizerFiles: tokenizerFiles as TokenizerFiles, tokenizer };
}

async function readText(folder: ModelFolder, file: string): Promise<string> {
  const bytes = await folder.read(file);
  if (!bytes) throw new Error(`${folder.name}: no ${file}`);
  return new TextDecoder().decode(bytes);
}

async function readJson(folder: ModelFolder, file: string): Promise<Record<string, unknown>> {
  const name = `${folder.name}, ${file}`;
  const json = parseJson(await readText(folder, file), name);
  if (typeof json === "object" && json !== null) return json as Record<string, unknown>;
  throw new Error(`${name}: not a JSON object`);
}

function prefixed<T>(folder: ModelFolder, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new Error(`${folder.name}: ${(error as Error).message}`);
  }
}
