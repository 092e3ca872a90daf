import { expect, test } from "vitest";
import { DEFAULT_SPERT, formatSpertConfig, parseSpertConfig, uncalibrated } from "./config.ts";
import { parseBertConfig } from "./encoders/encoderKinds.ts";

const bert = {
  model_type: "bert",
  vocab_size: 10,
  hidden_size: 8,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 16,
  max_position_embeddings: 32,
};

test("a BERT config is read, with BERT's defaults", () => {
  expect(parseBertConfig(bert)).toMatchObject({ hidden: 8, tokenTypes: 2, layerNormEps: 1e-12 });
});

test.each([
  ...["deberta-v2", "modernbert", "albert", "mpnet", "t5", "gpt2", "constructor"].map((kind) => ({
    change: { model_type: kind },
    says: `model_type "${kind}" is not supported; BERT, RoBERTa, XLM-RoBERTa, CamemBERT, DistilBERT, ELECTRA are`,
  })),
  { change: { hidden_act: "silu" }, says: 'hidden_act is "silu", but only "gelu"' },
  { change: { position_embedding_type: "relative_key" }, says: '"relative_key"' },
  { change: { num_attention_heads: 3 }, says: "hidden_size 8 is not a multiple" },
  { change: { hidden_size: "8" }, says: "config.json, hidden_size: a number is wanted" },
  { change: { vocab_size: undefined }, says: "config.json, vocab_size: is missing" },
  { change: { num_hidden_layers: 1e15 }, says: "num_hidden_layers: must be at most 1000" },
  {
    change: { model_type: "distilbert", dim: 8, n_layers: 1e9, n_heads: 2, hidden_dim: 16 },
    says: "n_layers: must be at most 1000",
  },
  { change: { vocab_size: 0 }, says: "config.json, vocab_size: must be more than 0" },
])("refused: $says", ({ change, says }) => {
  expect(() => parseBertConfig({ ...bert, ...change })).toThrow(says);
});

test("a size that would fill any memory is refused", () => {
  expect(() => parseSpertConfig({ max_span_size: 1e9 })).toThrow(
    "max_span_size: must be at most 100",
  );
  expect(() => parseSpertConfig({ size_embedding: 1e9 })).toThrow("size_embedding: must be");
});

test("the block spert_mt comes back as it was", () => {
  const config = {
    ...DEFAULT_SPERT,
    additions: ["iou"],
    dropout: 0.3,
    overlap: "allowed",
  } as const;
  expect(parseSpertConfig(formatSpertConfig(config))).toEqual(config);
});

const CALIBRATION = {
  entities: { temperature: 1.4 },
  relations: { temperature: 0.8, shift: -0.2 },
};

test("a calibration is stored with the model that it was fitted to, and is no setting of another", () => {
  const config = { ...DEFAULT_SPERT, calibration: CALIBRATION };
  expect(parseSpertConfig(formatSpertConfig(config))).toEqual(config);
  expect(parseSpertConfig({}, "config.json", config)).toEqual(DEFAULT_SPERT);
  expect(uncalibrated(config)).toEqual(DEFAULT_SPERT);
  expect(Object.keys(formatSpertConfig(DEFAULT_SPERT))).not.toContain("calibration");
});

test.each([{ entities: { temperature: 0 } }, { entities: { temperature: -1 } }, {}])(
  "a calibration that cannot be is refused: %j",
  (change) => {
    const calibration = {
      ...CALIBRATION,
      ...change,
      ...(Object.keys(change).length === 0 && { relations: {} }),
    };
    expect(() => parseSpertConfig({ calibration })).toThrow("config.json, spert_mt, calibration");
  },
);

test("an unknown addition is refused by name", () => {
  expect(() => parseSpertConfig({ additions: ["magic"] })).toThrow(
    "config.json, spert_mt, additions[0]",
  );
});
