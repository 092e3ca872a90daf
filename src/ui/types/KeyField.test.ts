import { expect, test } from "vitest";
import type { Schema } from "../../core/document/document.ts";
import { typeKeyFault } from "./KeyField.tsx";

const type = (name: string, key: string) => {
  return { name, short: name, verbose: name, formerNames: [], key };
};
const schema: Schema = {
  entities: [type("Person", "q"), type("Place", "7")],
  relations: [{ ...type("Works", "z"), symmetric: false }],
};
const fault = (key: string, own = {}) =>
  typeKeyFault(schema, own, { kind: "entity", name: "Person", key });

test.each([
  { name: "a free letter", got: fault("i") },
  { name: "its own", got: fault("q") },
  { name: "a digit that no type was given", got: fault("1") },
  { name: "a key of a relation type", got: fault("z") },
  { name: "a letter of a command that the user gave another key", got: fault("x", { reject: [] }) },
])("$name can choose a type", ({ got }) => expect(got).toBeNull());

test.each([
  { name: "another type has it", got: fault("7"), want: /^The key 7 chooses Place already/ },
  { name: "a command has it", got: fault("x"), want: /^The key x is that of “Reject/ },
  {
    name: "the user gave it to a command",
    got: fault("i", { reject: ["i"] }),
    want: /^The key i is that of “Reject/,
  },
  { name: "it is no letter", got: fault("?"), want: /one small letter or digit/ },
])("a key is refused when $name", ({ got, want }) => expect(got).toMatch(want));
