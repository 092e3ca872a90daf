import { expect, test } from "vitest";
import { normalOf, seededRandom } from "../core/learn/random.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { DEFAULT_SPERT } from "../model/config.ts";
import { changeTypes, initialHeads } from "../model/newHeads.ts";
import type { ModelShape } from "../model/parameters.ts";
import { smallBert } from "../model/smallBert.ts";
import { steadyStart } from "./steadyStart.ts";

const sizes = { vocabSize: 9, hidden: 2, heads: 1, maxPositions: 8 };
const bert = smallBert({ ...sizes, layers: 0, intermediate: 2, tokenTypes: 1 });
const names = (...list: string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n, symmetric: false }]));
const shapeFor = ({ entities, relations }: ModelTypes): ModelShape => ({
  bert,
  spert: { ...DEFAULT_SPERT, sizeEmbedding: 1 },
  entityTypes: Object.keys(entities).length + 1,
  relationTypes: Object.keys(relations).length,
});
const before: ModelTypes = { entities: names("Old"), relations: names("R") };
const after: ModelTypes = { entities: names("New", "Old"), relations: names("R", "S") };

test("rows of types that are kept are held, those of new types and the encoder are free", () => {
  const normal = normalOf(seededRandom(1));
  const word = { shape: [9, 2], data: new Float32Array(18) };
  const encoder = [["bert.embeddings.word_embeddings.weight", word]] as const;
  const learnt = new Map([...encoder, ...initialHeads(shapeFor(before), normal)]);
  const types = { before, after, renamed: NOTHING_RENAMED };
  const change = { from: shapeFor(before), to: shapeFor(after), types };
  const start = changeTypes(learnt, change, normal);
  const { first, second, updates, words } = steadyStart(learnt, start, change);
  expect(updates).toBe(0);
  // No row of the word table has moved, and none is held.
  expect(words).toEqual([]);
  expect([...first.keys()]).toEqual([...start.keys()]);
  expect([...first.values()].every(({ data }) => data.every((x) => x === 0))).toBe(true);
  expect([...second.get("entity_classifier.bias")!.data]).toEqual([1, 0, 1]);
  expect([...second.get("rel_classifier.bias")!.data]).toEqual([1, 0]);
  expect(second.get("entityness_classifier.bias")!.data[0]).toBeGreaterThan(0);
  for (const [name, { shape, data }] of start) {
    const isTable = name === encoder[0][0];
    expect(second.get(name)?.shape).toEqual(isTable ? [0, 2] : shape);
    expect(second.get(name)?.data).toHaveLength(isTable ? 0 : data.length);
  }
});
