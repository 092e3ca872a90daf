import { expect, test } from "vitest";
import type { EntityType, Schema } from "../../core/document/document.ts";
import { deleteType } from "../../core/types/typeEdits.ts";
import { lookOf, looksOf } from "./looks.ts";

const type = (name: string, rest: Partial<EntityType> = {}): EntityType => {
  return { name, short: name, verbose: name, formerNames: [], ...rest };
};
const schemaOf = (...entities: EntityType[]): Schema => ({
  entities,
  relations: [{ ...type("Works"), symmetric: true, heads: ["a"] }],
});
const looksIn = (...entities: EntityType[]) => looksOf(schemaOf(...entities));
const keys = (...entities: EntityType[]) =>
  [...looksIn(...entities).entities.values()].map(({ key }) => key);
const ten = [..."abcdefghij"].map((name) => type(name));

test.each([
  {
    name: "the first nine have their digit",
    got: keys(...ten),
    want: [..."123456789", null],
  },
  {
    name: "a key of the user's comes before the digit",
    got: keys(type("a"), type("b", { key: "q" }), type("c")),
    want: ["1", "q", "3"],
  },
  {
    name: "a digit that the user gave to another type is gone",
    got: keys(type("a"), type("b"), type("c", { key: "1" })),
    want: [null, "2", "1"],
  },
  {
    name: "a type has the digit of its place, wherever it stands",
    got: keys(type("a"), type("b", { place: 4 }), type("c")),
    want: ["1", "5", "2"],
  },
])("$name", ({ got, want }) => expect(got).toEqual(want));

test("a colour is the user's choice, or by place, and has its mark", () => {
  const { entities } = looksIn(type("a"), type("b", { hue: 16 }), type("c", { hue: 99 }));
  expect([...entities.values()].map(({ hue, mark }) => [hue, mark])).toEqual([
    [0, "▪"],
    [16, "●"],
    [2, "▪"],
  ]);
});

test("a type keeps its colour and key when another goes, as it had them before places were kept", () => {
  const schema = schemaOf(...ten);
  const { edit } = deleteType({ docs: {}, schema }, "entity", "b");
  const before = looksOf(schema).entities;
  for (const [name, look] of looksOf(edit.schema!).entities) expect(look).toEqual(before.get(name));
});

test("relations know what they may link", () => {
  expect(lookOf(looksIn().relations, "Works")).toMatchObject({
    symmetric: true,
    heads: ["a"],
    tails: null,
  });
});

test("a type that the schema lacks goes by its name", () => {
  const { entities } = looksIn(type("a"));
  expect(lookOf(entities, "z")).toMatchObject({ name: "z", verbose: "z", hue: 0, key: null });
});
