import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { looksBy, looksOf } from "./looks.ts";
import { asSentence, counted, entityName, entityText, relationName, shortScore } from "./names.ts";

const type = (name: string, verbose: string) => ({ name, short: name, verbose, formerNames: [] });
const schema = (symmetric: boolean): Schema => ({
  entities: [type("Person", "Person"), type("Place", "Location")],
  relations: [{ ...type("Works", "Works for"), symmetric }],
});
const looks = looksOf(schema(false));
/** Read by a model that has learnt places only, and the other types by their names. */
const byNames = looksBy(schema(false))({
  types: { entities: { Place: { short: "", verbose: "" } }, relations: {} },
  readsNames: true,
});
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
  {
    name: "a suggestion by the name of its type says so",
    got: entityName("Ann Lee", ann, byNames),
    want: "Ann Lee, Person, suggested, by name only, 97 %",
  },
  {
    name: "so does an arc",
    got: relationName(DOC.relations.works, byNames, textOf),
    want: "Works for from Ann Lee to Acme, suggested, by name only, 83 %",
  },
  {
    name: "what is decided does not, nor what the user asked for",
    got: [{ ...ann, status: "confirmed" } as const, { ...ann, by: "user" } as const]
      .map((one) => entityName("Ann Lee", one, byNames))
      .join("; "),
    want: "Ann Lee, Person, confirmed; Ann Lee, Person, suggested, 97 %",
  },
  {
    name: "a score by name has a sign",
    got: [byNames, looks].map((of) => shortScore(of.entities.get("Person")!, ann)).join(),
    want: "~97,97",
  },
  { name: "one is singular", got: counted(1, "span"), want: "1 span" },
  { name: "many are plural", got: counted(1200, "span"), want: "1,200 spans" },
])("$name", ({ got, want }) => expect(got).toBe(want));

test.each([
  { message: "It failed", want: "It failed." },
  { message: "It failed.", want: "It failed." },
  {
    message: "a.json could not be read (Failed to fetch)",
    want: "a.json could not be read (Failed to fetch).",
  },
  { message: "It failed (reload it.)", want: "It failed (reload it.)" },
])("'$message' can be followed by a sentence", ({ message, want }) =>
  expect(asSentence(message)).toBe(want),
);
