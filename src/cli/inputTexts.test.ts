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

test("a text without a word is read, and told: nothing comes of it", async () => {
  expect(await read("")).toEqual([{ id: "a.txt", text: "" }]);
  expect(told).toEqual(["a.txt: is empty: there is nothing to predict"]);
  await read(" \n\t");
  expect(told).toEqual(["a.txt: holds only white space: there is nothing to predict"]);
  const path = join(folder, "empty.spanloom");
  const d1 = { ...OWN_PROJECT.docs.d1, text: "", sentences: [], entities: {}, relations: {} };
  const docs = { d1: { ...d1, confirmed: {} } };
  writeFileSync(path, await projectBytes({ docs, schema: OWN_PROJECT.schema }));
  const saids: string[] = [];
  await inputTexts(path, (what) => saids.push(what));
  expect(saids).toEqual([`${path}, ${d1.name}: is empty: there is nothing to predict`]);
});

test.each([
  { name: "a.docx", says: "is no Word document" },
  { name: "a.pdf", says: "is no PDF" },
  { name: "a.spanloom", says: "is no Spanloom project" },
])("what is not what its name promises is refused: $name $says", async ({ name, says }) => {
  const path = join(folder, name);
  writeFileSync(path, Buffer.from([0x9c, 0, 0xfe, 0x23, 1]));
  await expect(inputTexts(path, () => {})).rejects.toThrow(`${name}: ${says}`);
  writeFileSync(path, "");
  await expect(inputTexts(path, () => {})).rejects.toThrow(`${name}: is empty`);
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
