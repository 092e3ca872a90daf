import fc from "fast-check";
import { expect, test } from "vitest";
import { looseJson } from "./looseJson.ts";

const meant = (text: string) => {
  const content = looseJson(text);
  return content?.kind === "value" ? content.value : undefined;
};

test.each([
  {
    name: "commas after the last item",
    text: '{"a": [1, 2,], "b": 3,\n}',
    value: { a: [1, 2], b: 3 },
  },
  {
    name: "comments",
    text: '{ // one\n"a": "x" /* two */, "b": "http://c" }',
    value: { a: "x", b: "http://c" },
  },
  {
    name: "what Python prints",
    text: `{'a': None, 'b': True, 'c': "it's", 'd': 'say "no"', 'e': 'it\\'s \\x41'}`,
    value: { a: null, b: true, c: "it's", d: 'say "no"', e: "it's A" },
  },
  {
    name: "curly marks",
    text: "{“a”: “x “y” z”, ‘b’: ‘it’s’}",
    value: { a: "x “y” z", b: "it’s" },
  },
  { name: "keys without marks", text: "{a: 1, true: 2}", value: { a: 1, true: 2 } },
  {
    name: "numbers that are none",
    text: '{"a": NaN, "b": -Infinity, "c": +1, "d": 2.}',
    value: { a: null, b: null, c: 1, d: 2 },
  },
  {
    name: "line ends and marks in strings",
    text: '{"a": "x\ny "quoted" z"}',
    value: { a: 'x\ny "quoted" z' },
  },
  {
    name: "names of members of Object",
    text: "{'__proto__': 1, 'constructor': 2,}",
    value: JSON.parse('{"__proto__": 1, "constructor": 2}'),
  },
])("$name", ({ text, value }) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(meant(text)).toEqual(value);
});

test.each([
  "",
  "hello",
  "{",
  '{"a": [1, 2',
  '{"a": "x',
  "[1 2]",
  '{"a" 1}',
  "[,]",
  "{]",
  "[1]]",
  "a: 1",
  '{"a": \\',
])("%j stays broken", (text) => expect(looseJson(text)).toBeNull());

test("JSON is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(meant(text)).toEqual(JSON.parse(text));
    }),
  );
});

test("what is cut off stays broken, and nothing throws", () => {
  const value = { text: "Ada “met” 'Bob' \"x\" \\ 😀", n: [1, null, true] };
  const text = JSON.stringify([value, value]);
  for (let length = 0; length < text.length; length++)
    expect(looseJson(text.slice(0, length))).toBeNull();
  fc.assert(fc.property(fc.string(), (junk) => void looseJson(`[${junk}]`)));
});
