import { expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import type { Model } from "../model/model.ts";
import { learntTypes } from "./learntTypes.ts";

const names = (...list: string[]) =>
  Object.fromEntries(list.map((n) => [n, { short: n, verbose: n, symmetric: false }]));
const types = { entities: names("Old now", "Shown", "Named"), relations: names("Held", "Named") };
const example = (type: string, relation?: string): Example => ({
  id: type,
  words: ["a", "b"],
  entities: [
    { type, start: 0, end: 1 },
    { type, start: 1, end: 2 },
  ],
  relations: relation ? [{ type: relation, head: 0, tail: 1 }] : [],
});
const model = {
  types: { entities: names("Old"), relations: {} },
  rowMaps: {},
} as unknown as Model;
const asked = {
  examples: [example("Shown")],
  heldOut: [example("Shown", "Held")],
  types,
  renamed: { entities: { "Old now": "Old" }, relations: {} },
};

test("a type that is known by its name only, without any example, is not trained", () => {
  const { entities, relations } = learntTypes(model, asked);
  expect(Object.keys(entities)).toEqual(["Old now", "Shown"]);
  expect(Object.keys(relations)).toEqual(["Held"]);
});

test("a model that cannot read names learns all types", () => {
  const { rowMaps: _, ...plain } = model;
  expect(learntTypes(plain, asked)).toBe(types);
});
