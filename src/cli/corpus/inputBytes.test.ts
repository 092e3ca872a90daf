import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { checkInput, inputBytes } from "./inputBytes.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-bytes-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Uint8Array): Promise<string> {
  writeFileSync(join(folder, "a.jsonl"), content);
  const pieces: Uint8Array[] = [];
  for await (const piece of inputBytes(join(folder, "a.jsonl"))) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const LINES = '{"text":"Zürich 😀"}\n'.repeat(100);
const swapped = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16();

test.each([
  { name: "UTF-8", content: LINES, want: LINES },
  { name: "nothing", content: "", want: "" },
  { name: "one byte", content: "a", want: "a" },
  { name: "gzip", content: gzipSync(LINES), want: LINES },
  {
    name: "several gzip files in one",
    content: Buffer.concat([gzipSync(LINES), gzipSync(LINES)]),
    want: LINES + LINES,
  },
  { name: "UTF-16", content: Buffer.from(`\ufeff${LINES}`, "utf16le"), want: LINES },
  { name: "UTF-16 of the other order, packed", content: gzipSync(swapped(LINES)), want: LINES },
])("reads $name", async ({ content, want }) => {
  expect(await read(content)).toBe(want);
});

test.each([
  { content: gzipSync(LINES).subarray(0, -20), says: "is cut: its gzip has no end" },
  { content: Buffer.from("1f8b0800ffffffff00ffffffffff", "hex"), says: "its gzip is damaged" },
  { content: "%PDF-1.7 etc.", says: "is a PDF" },
])("$says", async ({ content, says }) => {
  await expect(read(content)).rejects.toThrow(`a.jsonl: ${says}`);
});

test("what is no file is refused before anything is read", () => {
  expect(() => checkInput(folder)).toThrow(`${folder}: is a folder, not a file`);
  expect(() => checkInput(join(folder, "none"))).toThrow("none: no such file");
  expect(() => checkInput("-")).not.toThrow();
});
