import { expect, test } from "vitest";
import { cutName } from "./cutName.ts";

test.each([
  { name: "Works for", most: 9, want: "Works for" },
  { name: "Works for", most: 7, want: "Works…" },
  { name: "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", most: 3, want: "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧" },
  { name: "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", most: 2, want: "👩‍👩‍👧…" },
])("“$name” of at most $most letters is “$want”", ({ name, most, want }) => {
  expect(cutName(name, most)).toBe(want);
});
