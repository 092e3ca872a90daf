import { z } from "zod";
import { type ByteRanges, rangesOf } from "../io/byteRanges.ts";
import { parseJson } from "../io/readJson.ts";
import { readSafetensors, type Shaped, safetensorsShapes } from "../io/safetensors.ts";
import { readTorch, torchShapes } from "../io/torch/torchFile.ts";
import { checked } from "./checked.ts";
import type { ModelFolder } from "./folder.ts";
import type { Weights } from "./weights.ts";

/** Reads the wanted tensors of one file, or only their shapes. */
type Read<T> = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean,
) => Promise<Map<string, T>>;

/** The files that hold a model's weights, the first that is there; of each also one cut in parts. */
const FILES = [
  { name: "model.safetensors", read: readSafetensors, shapes: safetensorsShapes },
  { name: "pytorch_model.bin", read: readTorch, shapes: torchShapes },
] as const;

/** The names of those files. */
export const WEIGHT_FILES: readonly string[] = FILES.map(({ name }) => name);

const index = z.object({ weight_map: z.record(z.string(), z.string()) });

/** What was found in a folder's weights, and the file, for messages. */
interface Found<T> {
  readonly found: ReadonlyMap<string, T>;
  readonly file: string;
}

/** The tensors of a folder's weights that pass `wanted`, by the names in its files, and the file. */
export const readWeights = (
  folder: ModelFolder,
  wanted: (name: string) => boolean,
): Promise<{ readonly found: Weights; readonly file: string }> =>
  readBy(folder, ({ read }) => read, wanted);

/** The shapes of all of them: no number is read. */
export const weightShapes = (folder: ModelFolder): Promise<Found<Shaped>> =>
  readBy<Shaped>(
    folder,
    ({ shapes }) => shapes,
    () => true,
  );

async function readBy<T>(
  folder: ModelFolder,
  how: (file: (typeof FILES)[number]) => Read<T>,
  wanted: (name: string) => boolean,
): Promise<Found<T>> {
  for (const kind of FILES) {
    const [read, { name }] = [how(kind), kind];
    const source = await opened(folder, name);
    const file = `${folder.name}, ${name}`;
    if (source) return { found: await read(source, file, wanted), file };
    const list = await folder.read(`${name}.index.json`);
    if (!list) continue;
    const listed = `${file}.index.json`;
    return { found: await readParts(folder, list, { file: listed, read, wanted }), file: listed };
  }
  throw new Error(`${folder.name}: no ${WEIGHT_FILES.join(" or ")}`);
}

/** The parts that a list names, in its order, each with the tensors that lie in it. */
export function partsOf(list: Uint8Array, file: string): Map<string, Set<string>> {
  const json = parseJson(new TextDecoder().decode(list), file);
  const { weight_map } = checked(index, json, file);
  const parts = new Map<string, Set<string>>();
  for (const [name, part] of Object.entries(weight_map)) {
    if (!/^[\w.-]+$/.test(part)) throw new Error(`${file}: ${part} is no name of a part`);
    parts.set(part, (parts.get(part) ?? new Set()).add(name));
  }
  return parts;
}

/** Of weights cut in parts, those parts are read that hold a wanted tensor. */
async function readParts<T>(
  folder: ModelFolder,
  list: Uint8Array,
  of: {
    readonly file: string;
    readonly read: Read<T>;
    readonly wanted: (name: string) => boolean;
  },
): Promise<Map<string, T>> {
  const found = new Map<string, T>();
  for (const [part, names] of partsOf(list, of.file)) {
    if (![...names].some(of.wanted)) continue;
    const source = await opened(folder, part);
    if (!source) throw new Error(`${of.file}: ${part} is missing`);
    const isOfPart = (name: string) => of.wanted(name) && names.has(name);
    for (const [name, value] of await of.read(source, `${folder.name}, ${part}`, isOfPart))
      found.set(name, value);
  }
  return found;
}

async function opened(folder: ModelFolder, file: string): Promise<ByteRanges | null> {
  if (folder.open) return folder.open(file);
  const bytes = await folder.read(file);
  return bytes && rangesOf(bytes);
}
