import { expect, test } from "vitest";
import { nameFrom } from "./nameFrom.ts";

test.each([
  {
    name: "the first six words",
    text: " Ann lives\nin Oslo, and Bob in Rome.",
    want: "Ann lives in Oslo, and Bob",
  },
  { name: "a text without spaces is cut", text: "字".repeat(60), want: `${"字".repeat(40)}…` },
  { name: "nothing has a name too", text: "  ", want: "Untitled" },
])("$name", ({ text, want }) => expect(nameFrom(text)).toBe(want));
