import { z } from "zod";
import { t } from "../../language/words.ts";
import { versionRecord } from "../../records/versionRecord.ts";
import { type ByteRanges, rangesWithin } from "../byteRanges.ts";
import { parseModelTypes } from "../modelTypes.ts";
import { readSafetensors } from "../safetensors.ts";
import { type CheckedEntries, jsonOf, shapedAs } from "./checkedEntries.ts";
import type { FileModel, ModelFilePlace } from "./keptModel.ts";
import { MODEL_FOLDER, MODELS } from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";

/** Names that are folders and files in any browser's storage. */
const name = z.string().regex(/^[\w-][\w.-]{0,63}$/);
const record = z.object({ models: z.array(z.object({ id: name, files: z.array(name) })) });

/** What a folder holds that is a model's. */
const CONFIG = "config.json";
const TYPES = "types.json";
const WEIGHTS = "model.safetensors";
const VERSION = "version.json";

/** The path of a model's file; models are numbered from 1. */
export const modelPath = (number: number, file: string): string =>
  `${MODEL_FOLDER}/${number}/${file}`;

/** What is read of the models of a project file. */
export interface ReadModels {
  readonly models: readonly FileModel[];
  /** The entries that are theirs. */
  readonly paths: ReadonlySet<string>;
}

/**
 * The models of a project file, each of which was read once to see that it is whole, and is held
 * nowhere. `step` is awaited between pieces.
 *
 * @throws ProjectFileFault
 */
export async function readModels(
  file: ByteRanges,
  entries: CheckedEntries,
  step: () => Promise<void>,
): Promise<ReadModels> {
  const listed = shapedAs(record, jsonOf(await entries.bytesOf(MODELS), MODELS), MODELS);
  const models: FileModel[] = [];
  const paths = new Set<string>([MODELS]);
  for (const [i, { id, files }] of listed.models.entries()) {
    if (models.some((model) => model.id === id))
      throw new ProjectFileFault(t("the model {id} is there twice", { id }), MODELS);
    const places = new Map<string, ModelFilePlace>();
    for (const one of files) {
      const path = modelPath(i + 1, one);
      paths.add(path);
      places.set(one, await entries.placeOf(path, step));
    }
    models.push(await modelOf(file, { id, places, number: i + 1 }));
  }
  return { models, paths };
}

/** A model whose files are of the right kind: what is kept is what can be opened. */
async function modelOf(
  file: ByteRanges,
  {
    id,
    places,
    number,
  }: {
    readonly id: string;
    readonly places: ReadonlyMap<string, ModelFilePlace>;
    readonly number: number;
  },
): Promise<FileModel> {
  const rangesOf = (of: string) => {
    const place = places.get(of);
    if (!place) throw new ProjectFileFault(t("{path} is missing", { path: modelPath(number, of) }));
    return rangesWithin(file, place.start, place.end);
  };
  const bytesOf = async (of: string) => {
    const ranges = rangesOf(of);
    return ranges.read(0, ranges.size);
  };
  const jsonIn = async (of: string) => jsonOf(await bytesOf(of), modelPath(number, of));
  const version = shapedAs(versionRecord, await jsonIn(VERSION), modelPath(number, VERSION));
  const config = z.object({ spert_mt: z.looseObject({}) });
  shapedAs(config, await jsonIn(CONFIG), modelPath(number, CONFIG));
  const types = new TextDecoder().decode(await bytesOf(TYPES));
  await told(async () => parseModelTypes(types, modelPath(number, TYPES)));
  await told(() => readSafetensors(rangesOf(WEIGHTS), modelPath(number, WEIGHTS), () => false));
  const size = [...places.values()].reduce((sum, { start, end }) => sum + end - start, 0);
  return { id, name: version.name, createdAt: version.createdAt, size, files: places };
}

async function told(check: () => Promise<unknown>): Promise<void> {
  try {
    await check();
  } catch (error) {
    throw new ProjectFileFault((error as Error).message);
  }
}
