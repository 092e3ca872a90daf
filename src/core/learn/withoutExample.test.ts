import { expect, test } from "vitest";
import { withoutExample } from "./withoutExample.ts";

const names = (...all: string[]) =>
  Object.fromEntries(all.map((name) => [name, { short: name, verbose: name }]));

test("types that the model has, under whatever name, and no example shows", () => {
  const examples = [
    { id: "1", words: ["a"], entities: [{ type: "Seen", start: 0, end: 1 }], relations: [] },
  ];
  const shown = {
    examples,
    types: { entities: names("Seen", "Unseen", "Renamed", "New", "constructor"), relations: {} },
    learnt: { entities: names("Seen", "Unseen", "Former"), relations: {} },
    renamed: { entities: { Renamed: "Former" }, relations: {} },
  };
  expect(withoutExample("entities", shown)).toEqual(["Unseen", "Renamed"]);
  expect(withoutExample("relations", shown)).toEqual([]);
});
