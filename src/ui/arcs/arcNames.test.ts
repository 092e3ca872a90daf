import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { looksOf } from "../look/looks.ts";
import { arcNames } from "./arcNames.ts";

const type = (name: string) => ({ name, short: name.slice(0, 1), verbose: name, formerNames: [] });
const looks = (heads?: readonly string[]) =>
  looksOf({
    entities: [type("Person"), type("Firm")],
    relations: [{ ...type("Works"), symmetric: false, ...(heads && { heads }) }],
  });
const { works } = DOC.relations;

test.each([
  { name: "a suggestion shows its score", got: works, want: ["Works 83", "W 83", "W"] },
  {
    name: "one that the user asked for has none",
    got: { ...works, score: null },
    want: ["Works", "W"],
  },
  {
    name: "what is confirmed is ticked",
    got: { ...works, status: "confirmed" as const },
    want: ["Works ✓", "W ✓", "W✓"],
  },
  {
    name: "what is rejected is crossed",
    got: { ...works, status: "rejected" as const },
    want: ["✕ Works", "✕ W"],
  },
])("$name", ({ got, want }) => expect(arcNames(DOC, looks(["Person"]), got)).toEqual(want));

test("a sign warns of broken rules", () => {
  expect(arcNames(DOC, looks(["Firm"]), works)).toEqual(["⚠ Works 83", "⚠ W 83", "⚠ W"]);
});
