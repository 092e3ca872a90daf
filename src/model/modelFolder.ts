import { formatModelTypes, parseModelTypes } from "../io/modelTypes.ts";
import { parseJson } from "../io/readJson.ts";
import { formatSafetensors, parseSafetensors } from "../io/safetensors.ts";
import { type TokenizerFiles, wordPieceOfFiles } from "../text/wordPiece.ts";
import { formatSpertConfig, parseSpertConfig } from "./config.ts";
import { kindOf, parseBertConfig } from "./encoders/encoderKinds.ts";
import { type ModelDescription, shapeOf } from "./model.ts";
import { encoderShapes, modelShapes } from "./parameters.ts";
import { rowMapShapes, rowMapsOf, rowMapWeights } from "./rowMaps.ts";
import { ourName, pickWeights, underOurNames, type Weights } from "./weights.ts";

/** Where a model's files are: a folder, a URL, a browser's storage. */
export interface ModelFolder {
  /** For messages: the path or address. */
  readonly name: string;
  /** Contents of a file, or null when there is none of that name. */
  read(file: string): Promise<Uint8Array | null>;
}

/** An encoder without heads, as published on the Hugging Face Hub. */
export type Encoder = Omit<ModelDescription, "types" | "spert">;

const TOKENIZER_FILES = ["tokenizer.json", "vocab.txt", "tokenizer_config.json"] as const;
const WEIGHTS = "model.safetensors";

/** Loads `config.json`, the tokenizer and the encoder's weights; heads in the file are ignored. */
export async function loadEncoder(
  folder: ModelFolder,
): Promise<{ encoder: Encoder; weights: Weights }> {
  const configJson = await readJson(folder, "config.json");
  const bert = parseBertConfig(configJson, `${folder.name}, config.json`);
  const encoder = { bert, configJson, ...(await loadTokenizer(folder, bert.vocabSize)) };
  const shapes = encoderShapes(bert);
  const { bytes, file } = await weightsFile(folder);
  const kind = kindOf(configJson);
  const found = parseSafetensors(bytes, file, (name) => shapes.has(ourName(name, kind)));
  return { encoder, weights: pickWeights(underOurNames(found, kind), shapes, file) };
}

/** Loads a whole SpERT.MT model. */
export async function loadModelFolder(
  folder: ModelFolder,
): Promise<{ description: ModelDescription; weights: Weights }> {
  const configJson = await readJson(folder, "config.json");
  const bert = parseBertConfig(configJson, `${folder.name}, config.json`);
  if (!("spert_mt" in configJson))
    throw new Error(
      `${folder.name}, config.json: no "spert_mt": this is an encoder without heads, not a trained model`,
    );
  const spert = parseSpertConfig(configJson.spert_mt, `${folder.name}, config.json`);
  const types = parseModelTypes(await readText(folder, "types.json"), `${folder.name}, types.json`);
  const tokenizer = await loadTokenizer(folder, bert.vocabSize);
  const description = { bert, spert, types, configJson, ...tokenizer };
  const shapes = modelShapes(shapeOf(description));
  const maps = rowMapShapes(bert, spert);
  const { bytes, file } = await weightsFile(folder);
  const wanted = new Set([...shapes.keys(), ...maps.keys()]);
  const kind = kindOf(configJson);
  const found = underOurNames(
    parseSafetensors(bytes, file, (name) => wanted.has(ourName(name, kind))),
    kind,
  );
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
  files.set(WEIGHTS, formatSafetensors(new Map([...weights, ...maps]), dtype));
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

async function loadTokenizer(folder: ModelFolder, vocabSize: number) {
  const tokenizerFiles: Record<string, string> = {};
  for (const name of TOKENIZER_FILES) {
    const bytes = await folder.read(name);
    if (bytes) tokenizerFiles[name] = new TextDecoder().decode(bytes);
  }
  const wordPiece = prefixed(folder, () => wordPieceOfFiles(tokenizerFiles as TokenizerFiles));
  if (wordPiece.size > vocabSize)
    throw new Error(
      `${folder.name}: the tokenizer has ${wordPiece.size} pieces, but config.json says vocab_size ${vocabSize}`,
    );
  return { tokenizerFiles: tokenizerFiles as TokenizerFiles, wordPiece };
}

async function weightsFile(folder: ModelFolder): Promise<{ bytes: Uint8Array; file: string }> {
  const bytes = await folder.read(WEIGHTS);
  if (!bytes) throw new Error(`${folder.name}: no ${WEIGHTS}`);
  return { bytes, file: `${folder.name}, ${WEIGHTS}` };
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
