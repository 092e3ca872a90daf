import fc from "fast-check";
import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { anyTypeName } from "../../core/types/anyTypeName.ts";
import { copiedTypes } from "../../core/types/copiedTypes.ts";
import { templateSchema } from "../../core/types/templateSchema.ts";
import { readFiles } from "../readFiles.ts";
import { sourceFile } from "../sourceFile.ts";
import { formatTypes } from "./spanloomTypes.ts";

const typesOf = (names: string) =>
  names.split(" ").map((name) => ({ name, short: name, verbose: name, formerNames: [] }));
const read = (text: string) =>
  readFiles([sourceFile("types.json", new TextEncoder().encode(text))], {
    segmentAround: () => [],
    newId: (path) => path,
    now: () => 0,
  });

test("types come back with rules, colours and keys, and without what they were called before", async () => {
  const legal = templateSchema("legal");
  const [first, ...others] = legal.entities;
  const own = { ...first, hue: 3, key: "p", formerNames: ["Side"], fromModel: true } as const;
  const schema: Schema = { ...legal, entities: [own, ...others] };
  const { schema: back, docs, notRead } = await read(formatTypes(schema));
  expect(notRead).toEqual([]);
  expect(docs).toEqual([]);
  expect(back).toEqual(copiedTypes(schema));
  expect(back!.entities[0]).toEqual({ ...first, hue: 3, key: "p" });
});

test("names may be anything", () =>
  fc.assert(
    fc.asyncProperty(anyTypeName, async (name) => {
      const type = { name, short: name, verbose: name, formerNames: [] };
      const schema: Schema = {
        entities: [type],
        relations: [{ ...type, symmetric: false, heads: [name] }],
      };
      expect((await read(formatTypes(schema))).schema).toEqual(schema);
    }),
    { numRuns: 30 },
  ));

test.each([
  { name: "cut short", text: '{"spanloom":"types","version":1,"entities":[' },
  { name: "of a newer version", text: '{"spanloom":"types","version":2}' },
  { name: "with a type without a name", text: '{"spanloom":"types","version":1,"entities":[{}]}' },
  ...["Person Person", "Person "].map((names) => ({
    name: `with the types "${names}"`,
    text: JSON.stringify({
      spanloom: "types",
      version: 1,
      entities: typesOf(names),
      relations: [],
    }),
  })),
])("a file $name is refused whole", async ({ text }) => {
  const { schema, notRead } = await read(text);
  expect(schema).toBeUndefined();
  expect(notRead).toHaveLength(1);
});
