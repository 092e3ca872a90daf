import { expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { ADDITIONS } from "../model/heads/heads.ts";
import { initialHeads } from "../model/newHeads.ts";
import { headShapes, type ModelShape } from "../model/parameters.ts";
import { rowMapShapes, rowMapsOf } from "../model/rowMaps.ts";
import { smallBert } from "../model/smallBert.ts";
import { headsFromNames, mapGradients } from "./headRows.ts";

const shape: ModelShape = {
  bert: smallBert({ vocabSize: 9, hidden: 6, heads: 2, maxPositions: 8 }),
  spert: {
    ...DEFAULT_SPERT,
    sizeEmbedding: 3,
    additions: ADDITIONS.filter((name) => name !== "logits"),
  },
  entityTypes: 8,
  relationTypes: 4,
};
const normal = normalOf(seededRandom(5));
const drawn = (dims: readonly number[]): NamedArray => {
  const size = dims.reduce((a, b) => a * b, 1);
  return { shape: dims, data: Float32Array.from({ length: size }, normal) };
};
const tensors = new Map(
  [...rowMapShapes(shape.bert, shape.spert)].map(([name, dims]) => [name, drawn(dims)]),
);
const maps = rowMapsOf(tensors);
const name = () => Float32Array.from({ length: 6 }, normal);
const embedded = {
  entities: [name(), name(), name(), name(), name()],
  relations: [name(), name(), name()],
};
const others = new Map(
  [...initialHeads(shape, normal)].filter(([tensor]) => !/^(entity|rel)_classifier/.test(tensor)),
);

test("rows come from names after that of none, which is zero, as are rows without a type", () => {
  const heads = headsFromNames(maps, embedded, others, shape);
  expect(new Map([...heads].map(([tensor, { shape: dims }]) => [tensor, dims]))).toEqual(
    headShapes(shape),
  );
  const { data: weight } = heads.get("entity_classifier.weight") as NamedArray;
  const { data: bias } = heads.get("entity_classifier.bias") as NamedArray;
  const row = (r: number) => [...weight.subarray(r * 15, (r + 1) * 15), bias[r]];
  expect([row(0), row(6), row(7)].flat().every((x) => x === 0)).toBe(true);
  for (let type = 0; type < 5; type++)
    row(1 + type).forEach((value, r) => {
      const w = maps.entity.weight.data.subarray(r * 6, (r + 1) * 6);
      const product = w.reduce((sum, x, i) => sum + x * embedded.entities[type][i], 0);
      expect(value).toBeCloseTo(product + maps.entity.bias.data[r], 5);
    });
});

test("gradients of the maps are those of what the rows say, by finite differences", () => {
  // A loss that is linear in the heads: its gradient is the weights of the sum.
  const pull = new Map([...headShapes(shape)].map(([tensor, dims]) => [tensor, drawn(dims)]));
  const loss = () => {
    const heads = headsFromNames(maps, embedded, others, shape);
    let sum = 0;
    for (const [tensor, { data }] of heads)
      data.forEach((x, i) => {
        sum += x * (pull.get(tensor)?.data[i] ?? 0);
      });
    return sum;
  };
  const gradients = mapGradients(maps, embedded, pull);
  for (const [tensor, { data }] of tensors) {
    if (tensor === "name_center") continue;
    for (const at of [0, 1, data.length >> 1, data.length - 1]) {
      const was = data[at];
      data[at] = was + 0.5;
      const above = loss();
      data[at] = was - 0.5;
      const below = loss();
      data[at] = was;
      expect(gradients.get(tensor)?.[at], `${tensor} ${at}`).toBeCloseTo(above - below, 3);
    }
  }
  expect(gradients.has("name_center")).toBe(false);
  expect(gradients.get("iou_regressor.weight")).toEqual(pull.get("iou_regressor.weight")?.data);
});
