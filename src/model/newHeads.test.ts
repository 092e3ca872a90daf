import { expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { NamedArray } from "../io/safetensors.ts";
import { DEFAULT_SPERT } from "./config.ts";
import { ADDITIONS } from "./heads/heads.ts";
import { changeTypes, initialHeads, keptRowsOfHeads } from "./newHeads.ts";
import { headShapes, type ModelShape } from "./parameters.ts";
import { smallBert } from "./smallBert.ts";

const bert = smallBert({ vocabSize: 9, hidden: 2, heads: 1, maxPositions: 8, layers: 0 });
const spert = { ...DEFAULT_SPERT, sizeEmbedding: 1 };
const shapeFor = (types: ModelTypes, additions = spert.additions): ModelShape => ({
  bert,
  spert: { ...spert, additions },
  entityTypes: Object.keys(types.entities).length + 1,
  relationTypes: Object.keys(types.relations).length,
});
const names = (...list: string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n, symmetric: false }]));
const rowsOf = ({ shape, data }: NamedArray) => {
  const width = shape[1] ?? 1;
  return Array.from({ length: shape[0] }, (_, r) =>
    Array.from(data.slice(r * width, (r + 1) * width)),
  );
};
const normal = (seed: number) => normalOf(seededRandom(seed));

const before: ModelTypes = { entities: names("A", "B"), relations: names("R", "S") };
const after: ModelTypes = { entities: names("B", "New", "A2"), relations: names("New", "S") };
const old = initialHeads(shapeFor(before), normal(1));
const types = { before, after, renamed: { entities: { A2: "A" }, relations: {} } };
const next = changeTypes(old, { from: shapeFor(before), to: shapeFor(after), types }, normal(2));

test("new heads are drawn from N(0, 0.02), biases 0", () => {
  const heads = initialHeads(shapeFor(before), normal(3));
  const sizes = heads.get("size_embeddings.weight")!.data;
  const deviation = Math.sqrt(sizes.reduce((sum, x) => sum + x * x, 0) / sizes.length);
  expect(deviation).toBeGreaterThan(0.015);
  expect(deviation).toBeLessThan(0.025);
  expect([...heads.get("rel_classifier.bias")!.data]).toEqual([0, 0]);
});

test("rows of entity types follow their names, none first, renamed ones too", () => {
  const [none, a, b] = rowsOf(old.get("entity_classifier.weight")!);
  const rows = rowsOf(next.get("entity_classifier.weight")!);
  expect([rows[0], rows[1], rows[3]]).toEqual([none, b, a]);
  expect(rows[2]).not.toEqual(a);
});

test("relation rows follow their names, and the logits' columns their entity types", () => {
  const fixed = 3 * bert.hidden + 2 * spert.sizeEmbedding;
  const [, s] = rowsOf(old.get("rel_classifier.weight")!);
  const row = rowsOf(next.get("rel_classifier.weight")!)[1];
  expect(row.slice(0, fixed)).toEqual(s.slice(0, fixed));
  const [none, a, b] = s.slice(fixed, fixed + 3);
  const head = row.slice(fixed, fixed + 4);
  expect(head).toEqual([none, b, 0, a]);
  const tail = row.slice(fixed + 4);
  expect([tail[0], tail[1], tail[3]]).toEqual([s[fixed + 3], s[fixed + 5], s[fixed + 4]]);
});

test("the rows that are kept are told from those that start anew", () => {
  const kept = keptRowsOfHeads(old, { from: shapeFor(before), to: shapeFor(after), types });
  expect(kept.get("entity_classifier.bias")).toEqual([true, true, false, true]);
  expect(kept.get("rel_classifier.weight")).toEqual([false, true]);
  expect(kept.get("size_embeddings.weight")).toBeNull();
});

test("heads without types are untouched", () => {
  expect(next.get("entityness_classifier.weight")).toBe(old.get("entityness_classifier.weight"));
  expect(next.get("size_embeddings.weight")).toBe(old.get("size_embeddings.weight"));
});

test.each([
  { name: "SpERT gets the additions", had: [], has: ADDITIONS },
  { name: "additions are taken away", had: ADDITIONS, has: [] },
])("$name: every head fits, the rest of the relation input is kept", ({ had, has }) => {
  const [from, to] = [shapeFor(before, had), shapeFor(before, has)];
  const weights = initialHeads(from, normal(1));
  const same = { before, after: before, renamed: NOTHING_RENAMED };
  const changed = changeTypes(weights, { from, to, types: same }, normal(2));
  expect(new Map([...changed].map(([name, { shape }]) => [name, shape]))).toEqual(headShapes(to));
  const fixed = 3 * bert.hidden + 2 * spert.sizeEmbedding;
  const kept = (of: typeof weights) => rowsOf(of.get("rel_classifier.weight")!)[1].slice(0, fixed);
  expect(kept(changed)).toEqual(kept(weights));
});

test("a new type with a row from its name has that beside the row of none, and no part in logits", () => {
  const fixed = 3 * bert.hidden + 2 * spert.sizeEmbedding;
  const width = 2 * bert.hidden + spert.sizeEmbedding;
  const entity = Float32Array.from({ length: width + 1 }, (_, i) => i + 1);
  const relation = Float32Array.from({ length: fixed + 1 }, (_, i) => 1 - i);
  const named = { entities: new Map([["New", entity]]), relations: new Map([["New", relation]]) };
  const shapes = { from: shapeFor(before), to: shapeFor(after), types };
  const given = changeTypes(old, shapes, normal(2), named);
  const [none] = rowsOf(old.get("entity_classifier.weight")!);
  const row = rowsOf(given.get("entity_classifier.weight")!)[2];
  for (const [i, x] of row.entries()) expect(x).toBeCloseTo(none[i] + entity[i], 6);
  const [noneBias] = old.get("entity_classifier.bias")!.data;
  expect(given.get("entity_classifier.bias")!.data[2]).toBeCloseTo(noneBias + width + 1, 6);
  const [fresh, kept] = rowsOf(given.get("rel_classifier.weight")!);
  expect(fresh.slice(0, fixed)).toEqual([...relation.slice(0, fixed)]);
  expect(fresh.slice(fixed).every((x) => x === 0)).toBe(true);
  expect(given.get("rel_classifier.bias")!.data[0]).toBe(1 - fixed);
  // The columns of the new type's logits, of the head and of the tail.
  expect([kept[fixed + 2], kept[fixed + 6]]).toEqual([0, 0]);
  expect(rowsOf(given.get("relatedness_classifier.weight")!)[0][fixed + 2]).toBe(0);
});
