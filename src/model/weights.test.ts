import { expect, test } from "vitest";
import type { NamedArray } from "../io/safetensors.ts";
import { bert } from "./encoders/bert.ts";
import { ourName, pickWeights, underOurNames } from "./weights.ts";

const array = (...shape: number[]): NamedArray => ({
  shape,
  data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => i),
});
const shapes = new Map([
  ["bert.embeddings.LayerNorm.weight", [2]],
  ["entity_classifier.weight", [2, 3]],
]);

test.each([
  ["embeddings.LayerNorm.gamma", "bert.embeddings.LayerNorm.weight"],
  ["bert.encoder.layer.0.output.LayerNorm.beta", "bert.encoder.layer.0.output.LayerNorm.bias"],
  ["entity_classifier.weight", "entity_classifier.weight"],
])("%s is %s", (name, want) => expect(ourName(name, bert)).toBe(want));

test("what the model needs is picked, under our names", () => {
  const found = new Map([
    ["embeddings.LayerNorm.gamma", array(2)],
    ["entity_classifier.weight", array(2, 3)],
    ["pooler.dense.weight", array(2, 2)],
  ]);
  expect([...pickWeights(underOurNames(found, bert), shapes, "f").keys()]).toEqual([
    ...shapes.keys(),
  ]);
});

test("missing tensors are named and counted", () => {
  const found = new Map([["entity_classifier.weight", array(2, 3)]]);
  expect(() => pickWeights(found, shapes, "m.safetensors")).toThrow(
    "m.safetensors: 1 of 2 tensors are missing: bert.embeddings.LayerNorm.weight",
  );
});

test("a tensor of another shape is named with both shapes", () => {
  const found = new Map([
    ["bert.embeddings.LayerNorm.weight", array(2)],
    ["entity_classifier.weight", array(3, 2)],
  ]);
  expect(() => pickWeights(found, shapes, "f")).toThrow(
    "tensor entity_classifier.weight is [3,2], but should be [2,3]",
  );
});
