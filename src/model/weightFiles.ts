import { z } from "zod";
import { type ByteRanges, rangesOf } from "../io/byteRanges.ts";
import { parseJson } from "../io/readJson.ts";
import { type NamedArray, readSafetensors } from "../io/safetensors.ts";
import { readTorch } from "../io/torch/torchFile.ts";
import { checked } from "./checked.ts";
import type { ModelFolder } from "./folder.ts";
import type { Weights } from "./weights.ts";

/** Reads the wanted tensors of one file. */
type ReadWeights = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean,
) => Promise<Map<string, NamedArray>>;

/** The files that hold a model's weights, the first that is there; of each also one cut in parts. */
const FILES: readonly { readonly name: string; readonly read: ReadWeights }[] = [
  { name: "model.safetensors", read: readSafetensors },
  { name: "pytorch_model.bin", read: readTorch },
];

const index = z.object({ weight_map: z.record(z.string(), z.string()) });

/** The tensors of a folder's weights that pass `wanted`, by the names in its files, and the file. */
export async function readWeights(
  folder: ModelFolder,
  wanted: (name: string) => boolean,
): Promise<{ readonly found: Weights; readonly file: string }> {
  for (const { name, read } of FILES) {
    const source = await opened(folder, name);
    const file = `${folder.name}, ${name}`;
    if (source) return { found: await read(source, file, wanted), file };
    const list = await folder.read(`${name}.index.json`);
    if (!list) continue;
    const listed = `${file}.index.json`;
    return { found: await readParts(folder, list, { file: listed, read, wanted }), file: listed };
  }
  throw new Error(`${folder.name}: no ${FILES.map(({ name }) => name).join(" or ")}`);
}

/** Of weights cut in parts, those parts are read that hold a wanted tensor. */
async function readParts(
  folder: ModelFolder,
  list: Uint8Array,
  of: {
    readonly file: string;
    readonly read: ReadWeights;
    readonly wanted: (name: string) => boolean;
  },
): Promise<Weights> {
  const json = parseJson(new TextDecoder().decode(list), of.file);
  const { weight_map } = checked(index, json, of.file);
  const names = Object.entries(weight_map).filter(([name]) => of.wanted(name));
  const found = new Map<string, NamedArray>();
  for (const part of new Set(names.map(([, file]) => file))) {
    if (!/^[\w.-]+$/.test(part)) throw new Error(`${of.file}: ${part} is no name of a part`);
    const source = await opened(folder, part);
    if (!source) throw new Error(`${of.file}: ${part} is missing`);
    const isOfPart = (name: string) => of.wanted(name) && weight_map[name] === part;
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
