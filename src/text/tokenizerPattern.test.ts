import { expect, test } from "vitest";
import { mayRunOn } from "./tokenizerPattern.ts";

test.each([
  " {2,}",
  "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
  "(?i:'s|'t)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|\\s+(?!\\S)|\\s+",
  "[(+*)]+",
  "\\(+",
])("a pattern of tokenizers in use is taken: %s", (pattern) => {
  expect(mayRunOn(pattern)).toBe(false);
});

test.each([
  "(a+)+$",
  "(a|a){2,}b",
  "(?:a|b)*",
  "a*a*a*b",
  "a?a?a?a?a?aaaaa",
  "[ab]+[bc]+",
  "a{1,1000}",
  "(a)\\1",
  "(?<x>a)\\k<x>",
  "a".repeat(501),
])("a pattern that can be tried in too many ways is not: %s", (pattern) => {
  expect(mayRunOn(pattern)).toBe(true);
});
