import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { looksOf } from "./looks.ts";
import { counted, entityName, entityText, relationName } from "./names.ts";

const type = (name: string, verbose: string) => ({ name, short: name, verbose, formerNames: [] });
const schema = (symmetric: boolean): Schema => ({
  entities: [type("Person", "Person"), type("Place", "Location")],
  relations: [{ ...type("Works", "Works for"), symmetric }],
});
const looks = looksOf(schema(false));
const textOf = (id: string) => entityText(DOC, id);
const { ann, oslo, acme } = DOC.entities;

test.each([
  {
    name: "a suggestion has its score",
    got: entityName("Ann Lee", ann, looks),
    want: "Ann Lee, Person, suggested, 97 %",
  },
  {
    name: "what is decided has none",
    got: entityName("Oslo", oslo, looks),
    want: "Oslo, Location, confirmed",
  },
  {
    name: "an unknown type goes by its name",
    got: entityName("Acme", { ...acme, score: null }, looks),
    want: "Acme, Firm, suggested",
  },
  {
    name: "an arc has both ends",
    got: relationName(DOC.relations.works, looks, textOf),
    want: "Works for from Ann Lee to Acme, suggested, 83 %",
  },
  {
    name: "a symmetric arc has no direction",
    got: relationName(DOC.relations.works, looksOf(schema(true)), textOf),
    want: "Works for between Ann Lee and Acme, suggested, 83 %",
  },
  { name: "one is singular", got: counted(1, "span"), want: "1 span" },
  { name: "many are plural", got: counted(1200, "span"), want: "1,200 spans" },
])("$name", ({ got, want }) => expect(got).toBe(want));
