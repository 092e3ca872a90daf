import { createHash } from "node:crypto";
import { BROAD, type BroadRecipe, trainBroadly } from "../broad/broadTraining.ts";
import { namedModel, naturalNames } from "../broad/namedModel.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { ADDITIONS } from "../model/heads/heads.ts";
import { loadEncoder, modelFiles } from "../model/modelFolder.ts";
import { embeddingsOf, nameStates } from "../model/nameEmbeddings.ts";
import type { StepLosses } from "../model/network.ts";
import { broadCard } from "./broadCard.ts";
import { readBroadSets } from "./broadSets.ts";
import { diskCheckpoints } from "./checkpoint.ts";
import { checkThere, fileName, makeFolder, readTypes } from "./files.ts";
import { type BackendSetting, startDevice } from "./host.ts";
import { folderOf } from "./hub/folderOf.ts";
import { licenceOfFolder } from "./licenceOfFolder.ts";
import { checkTrainedFolder, writeTrained } from "./modelOut.ts";
import { readingOf } from "./openModel.ts";
import { refuseOptions } from "./options.ts";
import { duration, progressLine } from "./progress.ts";
import { UserError } from "./userError.ts";

/** Settings of the command line; `train --from-names`. */
export interface BroadOptions {
  /** Folders of sets, and folders that hold such. */
  readonly data: readonly string[];
  readonly shippable: boolean;
  readonly shares: ReadonlyMap<string, number>;
  readonly encoder?: string;
  /** Of the model that is written. */
  readonly types?: readonly string[];
  readonly out: string;
  readonly steps?: number;
  readonly cooling?: number;
  readonly lr?: number;
  readonly headLr?: number;
  readonly seed?: number;
  readonly resume: boolean;
  readonly dtype: "float16" | "float32";
  readonly backend: BackendSetting;
}

/** Options of other trainings. */
const NOT_HERE = [
  "init",
  "dev",
  "epochs",
  "batch",
  "accumulate",
  "config",
  "rehearse",
  "rehearsed",
  "frozenLayers",
  "freezeEmbeddings",
  "rDrop",
];

/** Steps between two checkpoints, and between two lines of the log. */
const [SAVED, TOLD] = [200, 50];

/** Trains, with a JSON line of mean losses every 50 steps, and writes a model of the types. */
export async function trainBroad(options: BroadOptions): Promise<void> {
  const { out } = options;
  refuseOptions("train --from-names", options, NOT_HERE);
  const recipe = recipeOf(options);
  if (!options.encoder) throw new UserError("train --from-names: --encoder DIR is needed");
  if (options.types?.length !== 1)
    throw new UserError("train --from-names: --types FILE is needed, of the model that is written");
  checkThere([...options.data, ...options.types]);
  const folder = await folderOf(options.encoder);
  checkTrainedFolder(out, [folder.path, ...options.data, ...options.types]);
  const { encoder, weights } = await readingOf(folder, loadEncoder);
  const { data: paths, shippable, shares } = options;
  const licensed = readBroadSets({ paths, shippable, shares, tokenizer: encoder.tokenizer });
  const sets = licensed.map(({ set }) => set);
  const types = readTypes(options.types[0]);
  makeFolder(out);
  const engine = await startDevice(options.backend);
  const { slots } = recipe.drawing;
  const shape = {
    bert: encoder.bert,
    spert: { ...DEFAULT_SPERT, additions: ADDITIONS.filter((name) => name !== "logits") },
    entityTypes: slots.entities + 1,
    relationTypes: slots.relations,
  };
  const { steps: _, cooling: __, ...lasting } = recipe;
  const counts = sets.map(({ name, sentences, share }) => [
    fileName(name),
    sentences.length,
    share,
  ]);
  const run = createHash("sha256").update(JSON.stringify({ lasting, counts })).digest("hex");
  const checkpoints = diskCheckpoints(out, run);
  const progress = progressLine();
  const mean = meanOfLosses();
  const began = Date.now();
  let first: number | null = null;
  const load: (typeof engine)["load"] = (of, from) => engine.load(of, from);
  const training = { load, sets, tokenizer: encoder.tokenizer, encoder: weights, shape, recipe };
  const result = await trainBroadly(training, {
    checkpoints,
    resume: options.resume,
    isDue: (step) => step % SAVED === 0,
    onStep: ({ step, losses }) => {
      mean.add(losses);
      first ??= step - 1;
      const seconds = (Date.now() - began) / 1000;
      const left = (seconds / (step - first)) * (recipe.steps - step);
      progress.show(`step ${step}/${recipe.steps}, ${duration(left)} left`);
      if (step % TOLD !== 0) return;
      process.stdout.write(`${JSON.stringify({ step, seconds, losses: mean.take() })}\n`);
    },
  });
  progress.end();
  const names = naturalNames(types);
  const reader = { network: result.network, tokenizer: encoder.tokenizer };
  const read = async (of: readonly string[]) =>
    embeddingsOf(await nameStates(reader, of), result.maps.center.data);
  const embedded = {
    entities: await read(names.entities),
    relations: await read(names.relations),
  };
  result.network.dispose();
  const named = namedModel(result, embedded, {
    ...shape,
    entityTypes: names.entities.length + 1,
    relationTypes: names.relations.length,
  });
  const description = { ...encoder, spert: named.shape.spert, types, rowMaps: result.maps };
  const dtype = options.dtype === "float16" ? "F16" : "F32";
  const facts = {
    sets: licensed,
    types,
    recipe,
    encoder: options.encoder,
    licence: await licenceOfFolder(folder),
    dtype: options.dtype,
  };
  writeTrained(out, modelFiles(description, named.weights, dtype), broadCard(facts));
}

function recipeOf({ steps, cooling, lr, headLr, seed }: BroadOptions): BroadRecipe {
  const all = steps ?? BROAD.steps;
  return {
    ...BROAD,
    steps: all,
    cooling: cooling ?? Math.ceil(all / 4),
    ...(lr && { lr }),
    ...(headLr && { headLr }),
    ...(seed !== undefined && { seed }),
  };
}

function meanOfLosses() {
  let sums = new Map<string, number[]>();
  return {
    add: (losses: StepLosses) => {
      for (const [name, value] of Object.entries(losses))
        sums.set(name, [...(sums.get(name) ?? []), value]);
    },
    take: (): Record<string, number> => {
      const means = [...sums].map(([name, all]) => {
        return [name, Number((all.reduce((a, b) => a + b, 0) / all.length).toFixed(5))];
      });
      sums = new Map();
      return Object.fromEntries(means);
    },
  };
}
