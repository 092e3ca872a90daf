import { DEFAULT_SPERT } from "../../src/model/config.ts";
import { type ModelShape, modelShapes } from "../../src/model/parameters.ts";
import type { Weights } from "../../src/model/weights.ts";
import { parametersOf, SPEC, seeded } from "../workload.ts";

/** The encoder of the workload, in the engine's terms. @param entityTypes with none */
export const shapeOf = (
  entityTypes: number,
  relationTypes: number,
  additions = DEFAULT_SPERT.additions,
): ModelShape => ({
  bert: {
    vocabSize: SPEC.vocabSize,
    hidden: SPEC.hidden,
    embedding: SPEC.hidden,
    layers: SPEC.layers,
    heads: SPEC.heads,
    intermediate: SPEC.intermediate,
    maxPositions: SPEC.positions,
    positionOffset: 0,
    tokenTypes: 1,
    activation: "gelu",
    layerNormEps: SPEC.epsilon,
    hiddenDropout: 0.1,
    attentionDropout: 0.1,
  },
  spert: { ...DEFAULT_SPERT, additions },
  entityTypes,
  relationTypes,
});

/** The workload's weights by the names of a checkpoint; heads of SpERT.MT are random numbers. */
export function namedWeights(values: Float32Array, shape: ModelShape): Weights {
  const own = parametersOf(values);
  const random = seeded(3);
  return new Map(
    [...modelShapes(shape)].map(([name, dims]) => {
      const size = dims.reduce((a, b) => a * b, 1);
      const source = own[ownName(name)];
      if (source) {
        const linear = name.endsWith(".weight") && /dense|self/.test(name);
        return [name, { shape: dims, data: linear ? turned(source.data, dims) : source.data }];
      }
      const data = Float32Array.from({ length: size }, () => (random() - 0.5) * 0.04);
      return [name, { shape: dims, data: name.endsWith(".bias") ? data.fill(0) : data }];
    }),
  );
}

/** [in, out] to [out, in]. */
function turned(data: Float32Array, [outputs, inputs]: readonly number[]): Float32Array {
  const result = new Float32Array(data.length);
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) result[o * inputs + i] = data[i * outputs + o];
  return result;
}

const LAYER_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  "attention.self.query": ["wq", "bq"],
  "attention.self.key": ["wk", "bk"],
  "attention.self.value": ["wv", "bv"],
  "attention.output.dense": ["wo", "bo"],
  "attention.output.LayerNorm": ["g1", "n1"],
  "intermediate.dense": ["w1", "b1"],
  "output.dense": ["w2", "b2"],
  "output.LayerNorm": ["g2", "n2"],
};
const TABLES: Readonly<Record<string, string>> = {
  "bert.embeddings.word_embeddings.weight": "word",
  "bert.embeddings.position_embeddings.weight": "pos",
  "bert.embeddings.token_type_embeddings.weight": "type",
  "bert.embeddings.LayerNorm.weight": "eg",
  "bert.embeddings.LayerNorm.bias": "eb",
};

/** The workload's name of a checkpoint's tensor; empty for the heads of SpERT.MT. */
function ownName(name: string): string {
  const found = name.match(/^bert\.encoder\.layer\.(\d+)\.(.+)\.(weight|bias)$/);
  if (!found) return TABLES[name] ?? "";
  const [, layer, part, kind] = found;
  return `${layer}.${LAYER_NAMES[part][kind === "weight" ? 0 : 1]}`;
}

/** The token head as the factor of [CLS] of a model without additions. */
export function tokenWeights(values: Float32Array, shape: ModelShape): Weights {
  const { hidden: H, classes } = SPEC;
  const { hw, hb } = parametersOf(values);
  const named = new Map(namedWeights(values, shape));
  const head = named.get("entity_classifier.weight");
  if (!head) throw new Error("no entity_classifier.weight");
  const [, inputs] = head.shape;
  for (let c = 0; c < classes; c++)
    for (let j = 0; j < H; j++) head.data[c * inputs + j] = hw.data[j * classes + c];
  named.set("entity_classifier.bias", { shape: [classes], data: hb.data });
  return named;
}
