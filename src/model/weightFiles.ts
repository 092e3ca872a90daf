import { z } from "zod";
import { type ByteRanges, rangesOf } from "../io/byteRanges.ts";
import type { LazyTensor } from "../io/lazyTensor.ts";
import { parseJson } from "../io/readJson.ts";
import { openSafetensors } from "../io/safetensors.ts";
import { openTorch } from "../io/torch/torchFile.ts";
import { t } from "../language/words.ts";
import { checked } from "./checked.ts";
import type { ModelFolder } from "./folder.ts";
import type { WeightSource } from "./weights.ts";

/** Opens the wanted tensors of one file: no number is read. */
type OpenWeights = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean,
) => Promise<WeightSource>;

/** The files that hold a model's weights, the first that is there; of each also one cut in parts. */
const FILES: readonly { readonly name: string; readonly open: OpenWeights }[] = [
  { name: "model.safetensors", open: openSafetensors },
  { name: "pytorch_model.bin", open: openTorch },
];

/** The names of those files. */
export const WEIGHT_FILES: readonly string[] = FILES.map(({ name }) => name);

const index = z.object({ weight_map: z.record(z.string(), z.string()) });

/**
 * The tensors of a folder's weights that pass `wanted`, by the names in its files, and the file, for
 * messages: no number of them is read yet.
 */
export async function openWeights(
  folder: ModelFolder,
  wanted: (name: string) => boolean = () => true,
): Promise<{ readonly found: WeightSource; readonly file: string }> {
  for (const { name, open } of FILES) {
    const source = await opened(folder, name);
    const file = `${folder.name}, ${name}`;
    if (source) return { found: await open(source, file, wanted), file };
    const list = await folder.read(`${name}.index.json`);
    if (!list) continue;
    const listed = `${file}.index.json`;
    return { found: await openParts(folder, list, { file: listed, open, wanted }), file: listed };
  }
  const [first, second] = WEIGHT_FILES;
  throw new Error(t("{name}: no {first} or {second}", { name: folder.name, first, second }));
}

/** A name of weights that can be a file of a folder on every system. */
const PART = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)\w[\w.-]{0,99}\.(?:safetensors|bin)$/i;

/** The parts that a list names, in its order, each with the tensors that lie in it. @throws Error where one is no name */
export function partsOf(list: Uint8Array, file: string): Map<string, Set<string>> {
  const json = parseJson(new TextDecoder().decode(list), file);
  const { weight_map } = checked(index, json, file);
  const parts = new Map<string, Set<string>>();
  for (const [name, part] of Object.entries(weight_map)) {
    if (!PART.test(part))
      throw new Error(
        t("{file}: {part} is no name of a part of weights", { file, part: part.slice(0, 100) }),
      );
    parts.set(part, (parts.get(part) ?? new Set()).add(name));
  }
  return parts;
}

/** Of weights cut in parts, those parts are opened that hold a wanted tensor. */
async function openParts(
  folder: ModelFolder,
  list: Uint8Array,
  of: {
    readonly file: string;
    readonly open: OpenWeights;
    readonly wanted: (name: string) => boolean;
  },
): Promise<WeightSource> {
  const found = new Map<string, LazyTensor>();
  for (const [part, names] of partsOf(list, of.file)) {
    if (![...names].some(of.wanted)) continue;
    const source = await opened(folder, part);
    if (!source) throw new Error(t("{file}: {part} is missing", { file: of.file, part }));
    const isOfPart = (name: string) => of.wanted(name) && names.has(name);
    for (const [name, value] of await of.open(source, `${folder.name}, ${part}`, isOfPart))
      found.set(name, value);
  }
  return found;
}

async function opened(folder: ModelFolder, file: string): Promise<ByteRanges | null> {
  if (folder.open) return folder.open(file);
  const bytes = await folder.read(file);
  return bytes && rangesOf(bytes);
}
