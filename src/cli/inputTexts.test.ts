import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { OWN_PROJECT, projectBytes } from "../io/fixtures/ownProject.ts";
import { inputTexts } from "./inputTexts.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-texts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const told: string[] = [];
function read(content: string, { latin = false } = {}) {
  const path = join(folder, "a.txt");
  writeFileSync(path, content, latin ? "latin1" : "utf8");
  told.length = 0;
  return inputTexts(path, (what) => told.push(what.slice(folder.length + 1)));
}

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
  expect(await inputTexts(path, () => {})).toEqual([{ id: name, text }]);
  const docs = { ...OWN_PROJECT.docs, d3: twin };
  writeFileSync(path, await projectBytes({ ...OWN_PROJECT, docs }));
  expect((await inputTexts(path, () => {})).map(({ id }) => id)).toEqual(["d1", "d3"]);
  writeFileSync(path, (await projectBytes(OWN_PROJECT)).slice(0, 900));
  await expect(inputTexts(path, () => {})).rejects.toThrow("a.spanloom: is cut");
});
