import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { relationOptions } from "./RelationCard.tsx";

const [works] = SCHEMA.relations;
const named = (name: string) => ({ ...works, name, short: name, verbose: name });
const schema: Schema = {
  ...SCHEMA,
  relations: [{ ...named("Owns"), heads: ["Firm"] }, works, named("Likes")],
};
const names = (type: string) =>
  relationOptions(schema, DOC, { ...DOC.relations.works, type }).map(({ name }) => name);

test("what the rules forbid comes last and says so", () => {
  expect(names("Works")).toEqual(["Works", "Likes", "Owns (against the rules)"]);
});

test("a type that the schema lacks is among them", () => {
  expect(names("Gone")).toEqual(["Gone", "Works", "Likes", "Owns (against the rules)"]);
});
