import type { Shaped } from "../io/safetensors.ts";
import { t } from "../language/words.ts";
import { DEFAULT_SPERT, type SpertConfig } from "./config.ts";
import { kindOf } from "./encoders/encoderKinds.ts";
import type { ModelFolder } from "./folder.ts";
import { openWeights } from "./weightFiles.ts";
import { underOurNames } from "./weights.ts";

/** The heads of a checkpoint of SpERT (Eberts and Ulges 2020), as the shapes of its weights tell. */
export interface SpertWeights {
  /** None of the additions, and spans may overlap. */
  readonly spert: SpertConfig;
  /** How many types it has, none left out. */
  readonly rows: { readonly entities: number; readonly relations: number };
}

/** The heads in a folder's weights. @throws Error where they have none */
export async function spertOfWeights(
  folder: ModelFolder,
  configJson: unknown,
): Promise<SpertWeights> {
  const { found } = await openWeights(folder);
  const heads = spertHeads(underOurNames(found, kindOf(configJson)));
  if (heads) return heads;
  throw new Error(
    t('{name}, config.json: no "spert_mt": this is an encoder without heads, not a trained model', {
      name: folder.name,
    }),
  );
}

/** The same of shapes under our names; null where one of the heads is not there. */
export function spertHeads(shapes: ReadonlyMap<string, Shaped>): SpertWeights | null {
  const sizes = shapes.get("size_embeddings.weight");
  const [entities, relations] = ["entity_classifier.bias", "rel_classifier.bias"].map(
    (name) => shapes.get(name)?.shape[0],
  );
  if (!sizes || entities === undefined || relations === undefined) return null;
  const sizeEmbedding = sizes.shape.at(-1) ?? DEFAULT_SPERT.sizeEmbedding;
  return {
    spert: { ...DEFAULT_SPERT, additions: [], overlap: "allowed", sizeEmbedding },
    rows: { entities: entities - 1, relations },
  };
}
