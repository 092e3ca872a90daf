import fc from "fast-check";
import { expect, test } from "vitest";
import { WORST_TYPE_NAMES } from "../core/types/anyTypeName.ts";
import { formatHubName, isHubName, parseHubName } from "./hubName.ts";

test.each([
  ["google-bert/bert-base-uncased", "google-bert/bert-base-uncased", null],
  [" bert-base-uncased ", "bert-base-uncased", null],
  ["org/name@v1.0", "org/name", "v1.0"],
  ["org/name@refs/pr/3", "org/name", "refs/pr/3"],
  ["name@0123abc", "name", "0123abc"],
  ["https://huggingface.co/org/name", "org/name", null],
  ["http://www.huggingface.co/org/name/", "org/name", null],
  ["huggingface.co/bert-base-uncased", "bert-base-uncased", null],
  ["hf.co/org/name?library=transformers#files", "org/name", null],
  ["https://huggingface.co/org/name/tree/v2", "org/name", "v2"],
  ["https://huggingface.co/org/name/tree/refs%2Fpr%2F3", "org/name", "refs/pr/3"],
  ["https://huggingface.co/org/name/tree/refs/pr/3", "org/name", "refs/pr/3"],
  ["https://huggingface.co/org/name/blob/main/config.json", "org/name", "main"],
  ["https://huggingface.co/org/name/discussions/3", "org/name", null],
])("%s is %s at %s", (text, repo, revision) => {
  expect(parseHubName(text)).toEqual({ repo, revision });
  const again = formatHubName({ repo, revision });
  expect(parseHubName(again)).toEqual({ repo, revision });
});

test.each([
  "",
  "a b",
  "a/b/c",
  "/abs/path",
  "./folder",
  "../up",
  "org/..",
  "a--b/c",
  "org/name@",
  "org/name@a b",
  "org/name@../../x",
  "-x",
  "https://huggingface.co/datasets/org/name",
  "https://huggingface.co/spaces/org/name",
  "https://example.org/org/name",
  "https://huggingface.co.example.org/org/name",
  "https://huggingface.co/",
  "C:\\models\\x",
  "x".repeat(200),
])("“%s” is no name", (text) => {
  expect(isHubName(text)).toBe(false);
  expect(() => parseHubName(text)).toThrow("is no name of a model on the Hugging Face Hub");
});

test("what is taken for a name can stand in an address as it is", () => {
  const anything = fc.oneof(fc.string(), fc.constantFrom(...WORST_TYPE_NAMES), fc.webUrl());
  fc.assert(
    fc.property(anything, (text) => {
      if (!isHubName(text)) return;
      const { repo } = parseHubName(text);
      expect(encodeURI(repo)).toBe(repo);
      expect(new URL(`https://h/${repo}`).pathname).toBe(`/${repo}`);
    }),
    { numRuns: 30 },
  );
});
