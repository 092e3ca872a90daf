import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { normalOf, seededRandom } from "../../src/core/learn/random.ts";
import { formatSafetensors } from "../../src/io/safetensors.ts";
import { parseBertConfig } from "../../src/model/encoders/encoderKinds.ts";
import { encoderShapes } from "../../src/model/parameters.ts";

const SIZES = {
  hidden_size: 48,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  intermediate_size: 96,
  max_position_embeddings: 512,
  type_vocab_size: 2,
  layer_norm_eps: 1e-12,
  hidden_dropout_prob: 0.05,
  attention_probs_dropout_prob: 0.05,
};

/** Writes a tiny BERT that knows nothing yet, with its vocabulary. */
export function makeEncoder(folder: string, vocabulary: readonly string[], seed: number): void {
  const config = {
    architectures: ["BertModel"],
    model_type: "bert",
    hidden_act: "gelu",
    position_embedding_type: "absolute",
    vocab_size: vocabulary.length,
    ...SIZES,
  };
  const normal = normalOf(seededRandom(seed));
  const shapes = encoderShapes(parseBertConfig(config, "config.json"));
  const weights = [...shapes].map(([name, shape]) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const isScale = name.endsWith("LayerNorm.weight");
    const draw = () => (isScale ? 1 : name.endsWith(".bias") ? 0 : 0.1 * normal());
    return [name, { shape, data: Float32Array.from({ length: size }, draw) }] as const;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  writeFileSync(join(folder, "vocab.txt"), `${vocabulary.join("\n")}\n`);
  const casing = { do_lower_case: false, tokenizer_class: "BertTokenizer" };
  writeFileSync(join(folder, "tokenizer_config.json"), `${JSON.stringify(casing)}\n`);
  writeFileSync(join(folder, "model.safetensors"), formatSafetensors(new Map(weights), "F32"));
}
