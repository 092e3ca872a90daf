import type { BertConfig } from "./bertConfig.ts";

/** A kind of encoder: how its config and the names of its weights become ours, and back. */
export interface EncoderKind {
  /** `model_type` of its config.json. */
  readonly modelType: string;
  /** For messages: "RoBERTa". */
  readonly label: string;
  /** @throws Error naming the file and the field that cannot be computed */
  parse(json: unknown, file: string): BertConfig;
  /** Our name (`bert.encoder.layer.0…`) of a tensor of a checkpoint; names that are not its own stay. */
  ours(name: string): string;
  /** The other way round, as its checkpoints name it. */
  theirs(name: string): string;
}
