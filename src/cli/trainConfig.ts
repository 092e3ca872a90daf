import { z } from "zod";
import { type RefinedRecipe, usualRecipe } from "../core/learn/recipe.ts";
import { ImportError } from "../io/importError.ts";
import { parseJson } from "../io/readJson.ts";
import { firstFault } from "../language/valueFault.ts";
import {
  DEFAULT_SPERT,
  parseSpertConfig,
  type SpertConfig,
  type SpertFields,
  spertFields,
} from "../model/config.ts";
import { readText } from "./files.ts";

/** Settings of the command line; they win over the file of --config. */
export interface TrainOverrides {
  readonly config?: string;
  readonly epochs?: number;
  readonly batch?: number;
  readonly lr?: number;
  readonly headLr?: number;
  readonly seed?: number;
  readonly rehearsed?: number;
  readonly frozenLayers?: number;
  readonly freezeEmbeddings?: boolean;
  readonly accumulate?: number;
  readonly rDrop?: number;
}

const positive = z.number().int().positive();
const recipeFields = z.object({
  epochs: positive.optional(),
  batch: positive.optional(),
  lr: z.number().positive().optional(),
  head_lr: z.number().positive().optional(),
  seed: z.number().int().optional(),
  rehearsed: z.number().int().min(0).optional(),
  frozen_layers: z.number().int().min(0).optional(),
  freeze_embeddings: z.boolean().optional(),
  accumulate: positive.optional(),
  negative_entities: z.number().int().min(0).optional(),
  negative_relations: z.number().int().min(0).optional(),
  r_drop: z.number().min(0).optional(),
});
const configFile = recipeFields.extend(spertFields.shape).strict();

/** Facts that the defaults depend on. */
export interface Circumstances {
  readonly examples: number;
  /** Of the trained model that is started from; null: from an encoder. */
  readonly layers: number | null;
  /** What a model from an encoder does with overlapping entities, where nothing else is said. */
  readonly overlap: SpertConfig["overlap"];
}

/**
 * Puts together defaults, the start model's settings, --config and the command line.
 *
 * @throws ImportError naming file and key when the file of --config is malformed
 */
export function readTrainConfig(
  options: TrainOverrides,
  trained: SpertConfig | null,
  { examples, layers, overlap }: Circumstances,
): { recipe: RefinedRecipe; spert: SpertConfig } {
  const file = options.config ? readConfig(options.config) : {};
  if (trained && options.config) checkWidths(options.config, file, trained);
  const base = usualRecipe(examples, layers ?? 0, layers === null);
  const lr = options.lr ?? file.lr ?? base.lr;
  // One rate for everything unless the heads' is given, or the recipe has one of its own.
  const headDefault = layers === null ? lr : base.headLr;
  const defaults = trained ?? { ...DEFAULT_SPERT, overlap };
  return {
    recipe: {
      epochs: options.epochs ?? file.epochs ?? base.epochs,
      batch: options.batch ?? file.batch ?? base.batch,
      lr,
      headLr: options.headLr ?? file.head_lr ?? headDefault,
      seed: options.seed ?? file.seed ?? base.seed,
      rehearsed: options.rehearsed ?? file.rehearsed ?? base.rehearsed,
      accumulate: options.accumulate ?? file.accumulate ?? base.accumulate,
      freezeEmbeddings: options.freezeEmbeddings ?? file.freeze_embeddings ?? base.freezeEmbeddings,
      frozenLayers: options.frozenLayers ?? file.frozen_layers ?? base.frozenLayers,
      negativeEntities: file.negative_entities ?? base.negativeEntities,
      negativeRelations: file.negative_relations ?? base.negativeRelations,
      rDrop: options.rDrop ?? file.r_drop,
    },
    spert: parseSpertConfig(file, options.config ?? "--config", defaults),
  };
}

function readConfig(path: string): z.infer<typeof configFile> {
  const result = configFile.safeParse(parseJson(readText(path), path));
  if (result.success) return result.data;
  const { field, fault } = firstFault(result.error);
  throw new ImportError(path, { field }, fault);
}

/** The width embedding is as long as a trained model has it: its weights are kept. */
function checkWidths(path: string, file: SpertFields, { sizeEmbedding: has }: SpertConfig): void {
  const wanted = file.size_embedding ?? has;
  const fault = `is ${wanted}, but the trained model has ${has}`;
  if (wanted !== has) throw new ImportError(path, { field: "size_embedding" }, fault);
}
