import { expect, test } from "vitest";
import type { ModelTypes, TypeNames } from "./modelTypes.ts";
import { soughtTypes } from "./soughtTypes.ts";

const names = (verbose: string, ...also: string[]): TypeNames => ({ short: "", verbose, also });
const types = (entities: Readonly<Record<string, TypeNames>>): ModelTypes => ({
  entities,
  relations: {},
});
const before = types({ Vessel: names("Vessel"), Band: names("Band") });

test.each([
  {
    name: "a new type",
    now: types({ Vessel: names("Vessel"), Band: names("Band"), constructor: names("c") }),
    want: ["constructor"],
  },
  {
    name: "one that has another name beside its own",
    now: types({ Vessel: names("Vessel", "ship"), Band: names("Band") }),
    want: ["Vessel"],
  },
  { name: "nothing, where one goes", now: types({ Band: names("Band") }), want: [] },
])("what is looked for is $name", ({ now, want }) => {
  expect(soughtTypes({ before, now, still: undefined }).entities).toEqual(want);
});

test("what was not found yet is still looked for, unless it is gone", () => {
  const now = types({ Vessel: names("Vessel"), Cargo: names("Cargo") });
  const still = { entities: ["Vessel", "Band"], relations: [] };
  expect(soughtTypes({ before, now, still }).entities).toEqual(["Vessel", "Cargo"]);
});
