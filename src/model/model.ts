import { isBare, type ModelTypes } from "../core/types/modelTypes.ts";
import type { SubwordTokenizer } from "../text/subwordTokenizer.ts";
import type { TokenizerFiles } from "../text/tokenizerFiles.ts";
import type { SpertConfig } from "./config.ts";
import type { BertConfig } from "./encoders/bertConfig.ts";
import type { Network, ReadingNetwork } from "./network.ts";
import type { ModelShape } from "./parameters.ts";
import type { RowMaps } from "./rowMaps.ts";

/** What describes a model besides its weights. */
export interface ModelDescription {
  readonly bert: BertConfig;
  readonly spert: SpertConfig;
  readonly types: ModelTypes;
  readonly tokenizer: SubwordTokenizer;
  /** The encoder's config.json and tokenizer files as they were loaded, to be saved again. */
  readonly configJson: Readonly<Record<string, unknown>>;
  readonly tokenizerFiles: TokenizerFiles;
  /** How rows follow from names, in a model that has learnt it. */
  readonly rowMaps?: RowMaps;
}

/** What reads sentences for a model whose weights are on a device. */
export interface ReadingModel extends ModelDescription {
  readonly network: ReadingNetwork;
  /** Entity types that are not asked for when it predicts: no span is of them. */
  readonly unasked?: ReadonlySet<string>;
}

/** A SpERT.MT model whose weights are on a device; it is freed with its network. */
export interface Model extends ReadingModel {
  readonly network: Network;
}

/** Whether a model has learnt no types, and reads none from names: an encoder with heads as they start. */
export const isBareModel = ({ types, rowMaps }: ModelDescription): boolean =>
  isBare({ types, readsNames: rowMaps !== undefined });

/** How many types the heads have. */
export function shapeOf({
  bert,
  spert,
  types,
}: Pick<ModelDescription, "bert" | "spert" | "types">): ModelShape {
  const entityTypes = Object.keys(types.entities).length + 1;
  return { bert, spert, entityTypes, relationTypes: Object.keys(types.relations).length };
}
