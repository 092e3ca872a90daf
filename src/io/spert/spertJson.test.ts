import { describe, expect, test } from "vitest";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { ImportError } from "../importError.ts";
import { formatModelTypes, parseModelTypes } from "../modelTypes.ts";
import { formatSpertJson, parseSpertJson } from "./spertJson.ts";

const types: ModelTypes = {
  entities: { Place: { short: "Pla", verbose: "A place" } },
  relations: {
    Twin: { short: "Twin", verbose: "Twin towns", symmetric: true },
    In: { short: "In", verbose: "Lies in", symmetric: false },
  },
};
const sentence = {
  tokens: ["Coventry", "and", "Kiel", "are", "twins"],
  entities: [
    { type: "Place", start: 0, end: 1 },
    { type: "Place", start: 2, end: 3 },
  ],
  relations: [
    { type: "Twin", head: 1, tail: 0 },
    { type: "In", head: 1, tail: 0 },
  ],
  orig_id: 7,
};
const parse = (...sentences: unknown[]) =>
  parseSpertJson(JSON.stringify(sentences), "a.json", types);
const says = (message: string) => expect.objectContaining({ message });
const changed = (change: object) => ({ ...sentence, ...change });

test("a symmetric relation gets the earlier span as head, another keeps its direction", () => {
  const { relations } = parse(sentence)[0];
  expect(relations).toEqual([
    { type: "Twin", head: 0, tail: 1 },
    { type: "In", head: 1, tail: 0 },
  ]);
});

test("what is written is read again", () => {
  const text = formatSpertJson(parse(sentence, changed({ orig_id: "b" })));
  expect(formatSpertJson(parseSpertJson(text, "b.json", types))).toBe(text);
  expect(text).toContain('"orig_id":7}');
  expect(parseSpertJson(formatSpertJson([]), "empty.json")).toEqual([]);
});

test("ids come from orig_id, else from the place, and are made unique", () => {
  const without = changed({ orig_id: undefined });
  const ids = parse(sentence, without, sentence, changed({ orig_id: null })).map(({ id }) => id);
  expect(ids).toEqual(["7", "1", "7-2", "3"]);
});

const entity = (change: object) =>
  changed({ entities: [sentence.entities[0], { ...sentence.entities[1], ...change }] });
const relation = (change: object) =>
  changed({ relations: [{ ...sentence.relations[0], ...change }] });

describe("a fault names file, sentence and field", () => {
  test.each([
    { faulty: entity({ end: 14 }), want: "entities[1].end: 14 is past the sentence (5 words)" },
    { faulty: entity({ start: -1 }), want: "entities[1].start: -1 is before the sentence" },
    { faulty: entity({ end: 2 }), want: "entities[1].end: 2 is not after the start (2)" },
    { faulty: entity({ end: 2.5 }), want: "entities[1].end: a whole number is wanted" },
    { faulty: entity({ end: "3" }), want: "entities[1].end: a number is wanted, not a string" },
    {
      faulty: entity({ type: "City" }),
      want: 'entities[1].type: "City" is not in types.json (Place)',
    },
    { faulty: entity({ start: undefined }), want: "entities[1].start: is missing" },
    {
      faulty: relation({ tail: 2 }),
      want: "relations[0].tail: there is no entity 2 (the sentence has 2 entities)",
    },
    {
      faulty: relation({ head: -1 }),
      want: "relations[0].head: there is no entity -1 (the sentence has 2 entities)",
    },
    {
      faulty: relation({ head: 0 }),
      want: "relations[0].tail: the relation joins entity 0 to itself",
    },
    {
      faulty: relation({ type: "toString" }),
      want: 'relations[0].type: "toString" is not in types.json (Twin, In)',
    },
    { faulty: changed({ tokens: [] }), want: "tokens: has no tokens" },
    { faulty: changed({ tokens: ["a", " "] }), want: "tokens[1]: a token must not be blank" },
    { faulty: changed({ tokens: undefined }), want: "tokens: is missing" },
    { faulty: changed({ relations: undefined }), want: "relations: is missing" },
    { faulty: changed({ orig_id: [] }), want: "orig_id: a string or a number is wanted" },
  ])("$want", ({ faulty, want }) => {
    expect(() => parse(sentence, faulty)).toThrow(says(`a.json, sentence 2, ${want}`));
  });

  test.each([
    { text: "{}", want: "a.json: not a list of sentences" },
    { text: "", want: "a.json: is empty, JSON was expected" },
    { text: "[\n{},\n{]", want: "a.json, line 3: not JSON" },
    { text: "[\n{},\n", want: "a.json, line 2: not JSON: it ends too early" },
    { text: "[3]", want: "a.json, sentence 1: an object is wanted, not a number" },
  ])("$want", ({ text, want }) => {
    expect(() => parseSpertJson(text, "a.json")).toThrow(want);
    expect(() => parseSpertJson(text, "a.json")).toThrow(ImportError);
  });
});

describe("types.json", () => {
  test("is read as written, the order of types kept", () => {
    expect(parseModelTypes(formatModelTypes(types))).toEqual(types);
    expect(Object.keys(parseModelTypes(formatModelTypes(types)).relations)).toEqual(["Twin", "In"]);
  });

  test.each([
    { json: { entities: {} }, want: "types.json, relations: is missing" },
    {
      json: { ...types, relations: { R: { short: "R", verbose: "R" } } },
      want: "types.json, relations.R.symmetric: is missing",
    },
    {
      json: { ...types, entities: { " ": { short: "R", verbose: "R" } } },
      want: 'types.json, entities[" "]: the name of a type must not be empty',
    },
    { json: { ...types, entities: [] }, want: "types.json, entities: is not an object" },
  ])("$want", ({ json, want }) => {
    expect(() => parseModelTypes(JSON.stringify(json))).toThrow(says(want));
  });

  test("other names are kept, and left out where there are none", () => {
    const also = ["man", "woman, child"];
    const types = {
      entities: { P: { short: "P", verbose: "Person", also }, Q: { short: "Q", verbose: "Q" } },
      relations: { W: { short: "W", verbose: "W", symmetric: false, also: ["employs"] } },
    };
    expect(parseModelTypes(formatModelTypes(types))).toEqual(types);
  });

  test("names like members of Object are names like any other", () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];
    const listed = Object.fromEntries(names.map((name) => [name, { short: name, verbose: name }]));
    const text = formatModelTypes({ entities: listed, relations: {} });
    expect(Object.keys(parseModelTypes(text).entities)).toEqual(names);
  });

  test("a name that is a whole number comes first, or the order of rows would be lost", () => {
    const entry = '{"short": "7", "verbose": "a \\"7\\": {"}';
    const first = `{"entities": {"7": ${entry}, "a": ${entry}}, "relations": {}}`;
    expect(Object.keys(parseModelTypes(first).entities)).toEqual(["7", "a"]);
    const last = `{"relations": {}, "entities": {"a": ${entry}, "7": ${entry}}}`;
    expect(() => parseModelTypes(last)).toThrow(
      says('types.json, entities["7"]: types whose name is a whole number must come first'),
    );
  });
});
