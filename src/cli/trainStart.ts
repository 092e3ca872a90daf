import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { Recipe } from "../core/learn/recipe.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { Engine } from "../engine/engine.ts";
import type { SpertConfig } from "../model/config.ts";
import { type FreshRows, freshRows, NO_ROWS } from "../model/freshRows.ts";
import { type ModelDescription, shapeOf } from "../model/model.ts";
import { openEncoder, openModelFolder } from "../model/modelFolder.ts";
import { changeTypes, initialHeads } from "../model/newHeads.ts";
import { isEncoder } from "../model/parameters.ts";
import { sourceOf, type WeightSource, wholeWeights } from "../model/weights.ts";
import type { Training } from "../training/run.ts";
import { steadyStart } from "../training/steadyStart.ts";
import { folderOf } from "./hub/folderOf.ts";
import { loading, readingOf } from "./openModel.ts";
import { UserError } from "./userError.ts";

/** What training starts from: an encoder with new heads, or a trained model. */
export interface Start {
  /** Of a trained model, with its weights. */
  readonly description: ModelDescription | null;
  readonly weights: WeightSource | null;
  /** The folder of either. */
  readonly folder: string;
  build(types: ModelTypes, spert: SpertConfig, recipe: Recipe): Built;
}

/** What is trained, and what it starts with. */
export interface Built {
  readonly description: ModelDescription;
  /** @param named rows of new types, from their names */
  start(named: FreshRows): Pick<Training, "weights" | "memory">;
}

/** Rows of the types that a model lacks, where it reads them from their names. */
export async function namedRows(
  engine: Engine,
  { description, weights }: Start,
  types: ModelTypes,
): Promise<FreshRows> {
  if (!description?.rowMaps || !weights) return NO_ROWS;
  const network = await engine.load(shapeOf(description), weights);
  const rows = await freshRows({ ...description, network }, types);
  network.dispose();
  return rows;
}

/** Reads the folder of one of both. @throws UserError when neither is given */
export async function loadStart({
  init,
  encoder: folder,
}: {
  readonly init?: string;
  readonly encoder?: string;
}): Promise<Start> {
  if (init && folder)
    throw new UserError(
      "train: --encoder and --init exclude each other: a trained model has its encoder",
    );
  if (init) {
    const place = await folderOf(init);
    const { description, weights } = await readingOf(place, openModelFolder);
    const isHead = ([name]: readonly [string, unknown]) => !isEncoder(name);
    const heads = await loading(() => wholeWeights(new Map([...weights].filter(isHead))));
    const encoder = [...weights].filter(([name]) => isEncoder(name));
    return {
      description,
      weights,
      folder: place.path,
      build: (types, spert, { seed }) => {
        const after = { ...description, spert, types };
        const change = { before: description.types, after: types, renamed: NOTHING_RENAMED };
        const normal = normalOf(seededRandom(seed, 0x4ead));
        const reshaping = { from: shapeOf(description), to: shapeOf(after), types: change };
        return {
          description: after,
          start: (named) => {
            const changed = changeTypes(heads, reshaping, normal, named);
            const start = new Map([...encoder, ...sourceOf(changed)]);
            return { weights: start, memory: steadyStart(weights, start, reshaping) };
          },
        };
      },
    };
  }
  if (!folder) throw new UserError("train: --encoder DIR or --init MODEL is needed");
  const place = await folderOf(folder);
  const { encoder, weights } = await readingOf(place, openEncoder);
  return {
    description: null,
    weights: null,
    folder: place.path,
    build: (types, spert, { seed }) => {
      const description = { ...encoder, spert, types };
      const heads = initialHeads(shapeOf(description), normalOf(seededRandom(seed, 0x4ead)));
      return { description, start: () => ({ weights: new Map([...weights, ...sourceOf(heads)]) }) };
    },
  };
}
