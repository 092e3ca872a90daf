import { expect, test } from "vitest";
import { corpusLine } from "./corpusLine.ts";

const read = (line: string | Uint8Array | null, number = 7) =>
  corpusLine(
    { bytes: typeof line === "string" ? Buffer.from(line) : line, number, isEnded: true },
    "a.jsonl",
  );

test.each([
  { line: '{"text":"a"}', want: { id: 7, text: "a" } },
  { line: '{"id":"x","text":"b","more":{}}\r', want: { id: "x", text: "b" } },
  { line: '{"id":"","text":""}', want: { id: "", text: "" } },
  { line: '{"id":null,"text":"c"}', want: { id: 7, text: "c" } },
  { line: '{"id":-1.5,"text":"c"}', want: { id: -1.5, text: "c" } },
  { line: '\ufeff"d"', want: { id: 7, text: "d" } },
  { line: '{"id":"__proto__","text":"\\ud800!"}', want: { id: "__proto__", text: "\ufffd!" } },
])("$line is a text", ({ line, want }) => {
  expect(read(line)).toEqual({ kind: "text", where: "a.jsonl, line 7", ...want });
});

test.each(["", "\r", "  \t", "\ufeff"])("a blank line is none: %j", (line) => {
  expect(read(line)).toBeNull();
});

test.each([
  { line: '{"id":1}', id: 1, fault: "text: a string is wanted" },
  { line: "[]", id: 7, fault: 'an object with a "text" is wanted' },
  { line: "{}", id: 7, fault: "text: a string is wanted" },
  { line: "3", id: 7, fault: 'an object with a "text" is wanted' },
  { line: "null", id: 7, fault: 'an object with a "text" is wanted' },
  { line: '["a"]', id: 7, fault: 'an object with a "text" is wanted' },
  { line: '{"id":{},"text":"a"}', id: 7, fault: "id: a string or a number is wanted" },
  { line: '{"text":"b', id: 7, fault: "not JSON: it ends too early" },
  { line: '{"text":"a"} {"text":"b"}', id: 7, fault: 'not JSON: "{" is out of place' },
  {
    line: '{"id":12345678901234567890,"text":"a"}',
    id: 7,
    fault: "id: a number of so many digits is not kept exactly: write it as a string",
  },
  { line: Buffer.from('{"text":"Zürich"}', "latin1"), id: 7, fault: "is not UTF-8" },
  { line: null, id: 7, fault: "is longer than 128 MB" },
])("$line is bad: $fault", ({ line, id, fault }) => {
  expect(read(line)).toEqual({ kind: "bad", where: "a.jsonl, line 7", id, fault });
});
