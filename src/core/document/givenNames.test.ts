import { expect, test } from "vitest";
import { lengthFault, MOST_CHARACTERS, nameInSentence } from "./givenNames.ts";

test.each([
  { name: "", is: "nothing", want: null },
  { name: "W".repeat(MOST_CHARACTERS), is: "as long as can be", want: null },
  { name: "👩‍👩‍👧".repeat(MOST_CHARACTERS), is: "of signs that are one to a reader", want: null },
  {
    name: "👩‍👩‍👧".repeat(MOST_CHARACTERS + 1),
    is: "of one such sign more",
    want: "A name has 200 characters at most; this one has 201.",
  },
])("a name that is $is", ({ name, want }) => expect(lengthFault(name)).toBe(want));

test("a long name in a sentence ends early, between signs that are one to a reader", () => {
  expect(nameInSentence("👩‍👩‍👧".repeat(60))).toBe("👩‍👩‍👧".repeat(60));
  expect(nameInSentence("👩‍👩‍👧".repeat(61))).toBe(`${"👩‍👩‍👧".repeat(60)}…`);
});
