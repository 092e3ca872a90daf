import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonFault } from "./jsonFault.ts";

test.each([
  { name: "a word", text: "hello", line: 1, found: "hello" },
  { name: "a bracket that closes nothing", text: "[\n{},\n{]", line: 3, found: "]" },
  { name: "a missing comma", text: '[1\n\n"a"]', line: 3, found: '"' },
  { name: "a comma too many", text: "[1,\n]", line: 2, found: "]" },
  { name: "a missing colon", text: '{"a" 1}', line: 1, found: "1" },
  { name: "a key without quotes", text: '{"a": 1,\nb: 2}', line: 2, found: "b" },
  { name: "a second value", text: "{}\n{}", line: 2, found: "{" },
  { name: "a number that is none", text: "[01]", line: 1, found: "01" },
  { name: "a string that is cut off", text: '[1,\n"a', line: 2, found: "" },
  { name: "an escape that is cut off", text: '["a\\u00', line: 1, found: "" },
  { name: "a word that is cut off", text: "[tru\n", line: 1, found: "" },
  { name: "a number that is cut off", text: '{"a": -1.', line: 1, found: "" },
  { name: "a string that does not end in its line", text: '["a\n"b"]', line: 1, found: '"' },
  { name: "a string out of place, cut off", text: '["a" "b', line: 1, found: '"' },
  { name: "a text cut off is said of its last line", text: '[\n{"a": [1,\n\n', line: 2, found: "" },
])("$name", ({ text, line, found }) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(jsonFault(text)).toEqual({ line, found });
});

test("wherever JSON.parse stops, a fault is found, and none in what it reads", () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", "]", "}", ",", ":", '"', "x", "\\"))
    .map(
      ([json, at, put]) =>
        json.slice(0, at % json.length) + put + json.slice((at % json.length) + 1),
    );
  fc.assert(
    fc.property(broken, (text) => {
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      if (!valid) expect(jsonFault(text).line).toBe(1);
      else expect(jsonFault(text)).toEqual({ line: 1, found: "" });
    }),
  );
});
