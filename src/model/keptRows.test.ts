import { expect, test } from "vitest";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { keptRows } from "./newHeads.ts";

const types = (...names: string[]): ModelTypes => ({
  entities: Object.fromEntries(names.map((name) => [name, { short: name, verbose: name }])),
  relations: {},
});

test.each([
  ["Org", "Firm"],
  ["constructor", "__proto__"],
])("a type that took the name of another goes on from its own row (%j, %j)", (gone, renamed) => {
  const change = {
    before: types(gone, renamed),
    after: types(gone),
    renamed: { entities: Object.fromEntries([[gone, renamed]]), relations: {} },
  };
  expect(keptRows("entities", change)).toEqual([1]);
});

test("a name under which the model knows nothing says nothing", () => {
  const change = {
    before: types("Org"),
    after: types("Org"),
    renamed: { entities: { Org: "Firm" }, relations: {} },
  };
  expect(keptRows("entities", change)).toEqual([0]);
});
