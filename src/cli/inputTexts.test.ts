import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { OWN_PROJECT, projectBytes } from "../io/fixtures/ownProject.ts";
import { inputTexts } from "./inputTexts.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-texts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const told: string[] = [];
function read(content: string, { jsonl = false, latin = false } = {}) {
  const path = join(folder, "a.txt");
  writeFileSync(path, content, latin ? "latin1" : "utf8");
  told.length = 0;
  return inputTexts(path, jsonl, (what) => told.push(what.slice(folder.length + 1)));
}

test("a JSON line without an id is known by its number, and a string is a text", async () => {
  const lines = '{"text":"a"}\r\n\n{"id":"x","text":"b"}\n{"id":null,"text":"c"}\n"d"\n';
  expect(await read(lines, { jsonl: true })).toEqual([
    { id: 1, text: "a" },
    { id: "x", text: "b" },
    { id: 4, text: "c" },
    { id: 5, text: "d" },
  ]);
});

test.each([
  ['{"id":1}', "line 1, text: a string is wanted"],
  ['"a"\n3', "line 2, text: a string is wanted"],
  ['"a"\nnull', "line 2, text: a string is wanted"],
  ['{"id":{},"text":"a"}', "line 1, id: a string or a number is wanted"],
  ['"a"\n{"text":"b', "line 2: not JSON: it ends too early"],
])("%s is refused with its place", async (lines, says) => {
  await expect(read(lines, { jsonl: true })).rejects.toThrow(says);
});

test("a file that is not UTF-8 is read as the app reads it, and told", async () => {
  expect(await read("Müller of Zürich", { latin: true })).toEqual([
    { id: "a.txt", text: "Müller of Zürich" },
  ]);
  expect(told).toEqual(["a.txt: is not UTF-8: read as Windows-1252"]);
  expect(await read("Müller")).toEqual([{ id: "a.txt", text: "Müller" }]);
  expect(told).toEqual([]);
});

test("offsets count a byte order mark, and what is no text is refused", async () => {
  expect(await read("\ufeffa")).toEqual([{ id: "a.txt", text: "\ufeffa" }]);
  await expect(read("a\0b")).rejects.toThrow("a.txt: is no text");
  await expect(read("%PDF-1.7 etc.")).rejects.toThrow(
    "a.txt: is a PDF: open it and paste its text",
  );
});

test("of a project the documents that are not in the trash, by their names", async () => {
  const path = join(folder, "a.spanloom");
  const { d1 } = OWN_PROJECT.docs;
  const twin = { ...d1, id: "d3", sentences: [], entities: {}, relations: {}, confirmed: {} };
  writeFileSync(path, await projectBytes(OWN_PROJECT));
  const { name, text } = d1;
  expect(await inputTexts(path, false, () => {})).toEqual([{ id: name, text }]);
  const docs = { ...OWN_PROJECT.docs, d3: twin };
  writeFileSync(path, await projectBytes({ ...OWN_PROJECT, docs }));
  expect((await inputTexts(path, false, () => {})).map(({ id }) => id)).toEqual(["d1", "d3"]);
  writeFileSync(path, (await projectBytes(OWN_PROJECT)).slice(0, 900));
  await expect(inputTexts(path, false, () => {})).rejects.toThrow("a.spanloom: is cut");
});
