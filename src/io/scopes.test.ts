import { describe, expect, test } from "vitest";
import { testDoc, testSchema, testScope, withEntity } from "../core/fixtures/project.ts";
import { modelTypes } from "../core/types/schema.ts";
import { leftOutOf, readTexts } from "./fixtures/readTexts.ts";
import type { FileContent } from "./format.ts";
import { parseSpertJson } from "./spert/spertJson.ts";
import { writeSpert } from "./spert/writeSpert.ts";

const names = (name: string) => ({ [name]: { short: name, verbose: name } });
const person = {
  tokens: ["Ada", "ran"],
  entities: [{ type: "Person", start: 0, end: 1 }],
  relations: [],
};
const place = { ...person, entities: [{ type: "Place", start: 0, end: 1 }] };
const json = (...items: unknown[]) => JSON.stringify(items);
const types = JSON.stringify({
  entities: { ...names("Person"), ...names("Org") },
  relations: { Works: { short: "W", verbose: "Works", symmetric: false } },
});
const scopes = async (files: Record<string, FileContent>) =>
  (await readTexts(files)).docs.map(({ confirmed }) => Object.values(confirmed));

describe("imported sentences know", () => {
  test("the types that types.json lists, and those that occur all the same", async () => {
    expect(await scopes({ "a.json": json(person, place), "types.json": types })).toEqual([
      [
        { entities: ["Person", "Org", "Place"], relations: ["Works"] },
        { entities: ["Person", "Org", "Place"], relations: ["Works"] },
      ],
    ]);
  });

  test("without it the types that occur in any of the files", async () => {
    const both = { entities: ["Person", "Place"], relations: [] };
    expect(await scopes({ "a.json": json(person), "b.json": json(place) })).toEqual([
      [both],
      [both],
    ]);
  });

  test("the types of their own folder, in one import of two sets", async () => {
    const files = { "a/a.json": json(person), "a/types.json": types, "b/b.json": json(place) };
    expect(await scopes(files)).toEqual([
      [{ entities: ["Person", "Org"], relations: ["Works"] }],
      [{ entities: ["Place"], relations: [] }],
    ]);
  });

  test("the types of annotation.conf", async () => {
    const conf = "[entities]\nPer\nLoc\n[relations]\nIn Arg1:Per, Arg2:Loc\n";
    const files = { "a.txt": "Ada ran.", "a.ann": "T1\tPer 0 3\tAda\n", "annotation.conf": conf };
    expect(await scopes(files)).toEqual([[{ entities: ["Per", "Loc"], relations: ["In"] }]]);
  });

  test("what the file says of a sentence, which brings such types along", async () => {
    const known = { entities: ["Place\tname"], relations: ["Lives"] };
    const reading = await readTexts({ "a.json": json({ ...person, known }, person) });
    expect(Object.values(reading.docs[0].confirmed)).toEqual([
      { entities: ["Place name"], relations: ["Lives"] },
      { entities: ["Person"], relations: [] },
    ]);
    expect(Object.keys(reading.types.entities)).toEqual(["Person", "Place name"]);
    expect(Object.keys(reading.types.relations)).toEqual(["Lives"]);
  });

  test("the types of the file where the key means something else, and it is told", async () => {
    const reading = await readTexts({ "a.json": json({ ...person, known: true }) });
    expect(Object.values(reading.docs[0].confirmed)).toEqual([
      { entities: ["Person"], relations: [] },
    ]);
    expect(leftOutOf(reading)).toEqual(["a.json:1 what sentences know, in another form"]);
  });

  test("as one object, however many they are", async () => {
    const known = { entities: ["Person"], relations: [] };
    const [all] = await scopes({ "a.json": json({ ...person, known }, { ...place, known }) });
    expect(all[0]).toBe(all[1]);
  });
});

test("SpERT JSON says what a sentence knows where that is not everything, and has it back", async () => {
  const doc = withEntity(testDoc("d", "Ada ran. Bob ran."), "ada", "Ada", { status: "confirmed" });
  const some = { entities: ["Person"], relations: ["Meets"] };
  const docs = [{ ...doc, confirmed: { "d:0": testScope, "d:1": some } }];
  const { files } = writeSpert({ docs, types: modelTypes(testSchema), sentences: "confirmed" });
  const text = String(files.get("annotations.json"));
  expect(JSON.parse(text).map(({ known }: { known?: unknown }) => known)).toEqual([
    undefined,
    some,
  ]);
  expect(await scopes(Object.fromEntries(files))).toEqual([[testScope, some]]);
  const again = parseSpertJson(text, "annotations.json", modelTypes(testSchema));
  expect(again.map(({ known }) => known)).toEqual([undefined, some]);
});

test.each([
  {
    known: { entities: ["Ship"], relations: [] },
    says: /sentence 1, known\.entities\[0\]: "Ship"/,
  },
  { known: { entities: [] }, says: /sentence 1, known\.relations: is missing/ },
  { known: "Person", says: /sentence 1, known: / },
])("data to train on may not say $known", ({ known, says }) => {
  const text = json({ ...person, known });
  expect(() => parseSpertJson(text, "a.json", modelTypes(testSchema))).toThrow(says);
});
