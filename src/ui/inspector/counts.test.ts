import { expect, test } from "vitest";
import { DOC } from "../text/layout/fixture.ts";
import { deletedWith, typeCounts } from "./counts.ts";

const project = { docs: { d: DOC }, schema: { entities: [], relations: [] } };

test("annotations are counted by type, rejected ones not", () => {
  const { entities, relations } = typeCounts([DOC]);
  expect([...entities]).toEqual([
    ["Person", 2],
    ["Firm", 1],
    ["Place", 1],
  ]);
  expect([...relations]).toEqual([["Works", 2]]);
});

test.each([
  { kind: "entity", name: "Person", want: { spans: 2, relations: 2 } },
  { kind: "entity", name: "Place", want: { spans: 1, relations: 0 } },
  { kind: "relation", name: "Works", want: { spans: 0, relations: 2 } },
] as const)("deleting the $kind type $name takes what hangs on it", ({ kind, name, want }) => {
  expect(deletedWith(project, kind, name)).toEqual(want);
});
