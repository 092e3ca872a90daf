import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { templateSchema } from "../../core/types/templateSchema.ts";
import { OWN_PROJECT, projectBytes } from "../../io/fixtures/ownProject.ts";
import { formatTypes } from "../../io/types/spanloomTypes.ts";
import { convertTypes } from "./convertTypes.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-types-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const output = at("types.json");

test("the types of a project are written with their rules", async () => {
  const input = at("own.spanloom");
  writeFileSync(input, await projectBytes(OWN_PROJECT));
  const { types, isUnread } = await convertTypes({ inputs: [input], output });
  const { entities, relations } = OWN_PROJECT.schema;
  expect([types, isUnread]).toEqual([entities.length + relations.length, false]);
  expect(JSON.parse(readFileSync(output, "utf8"))).toEqual(
    JSON.parse(formatTypes(OWN_PROJECT.schema)),
  );
});

test("a file of types comes back as it was", async () => {
  const text = formatTypes(templateSchema("legal"));
  writeFileSync(at("legal.json"), text);
  await convertTypes({ inputs: [at("legal.json")], output });
  expect(readFileSync(output, "utf8")).toBe(text);
});

test("of what has no types nothing is written", async () => {
  writeFileSync(at("note.txt"), "Ada lives in Rome.");
  const { types } = await convertTypes({ inputs: [at("note.txt")], output: at("none.json") });
  expect(types).toBe(0);
  expect(() => readFileSync(at("none.json"))).toThrow();
});
