import { expect, test } from "vitest";
import { droppedFiles } from "./pickedFiles.ts";

const folder = (path: string, ...files: File[]) => {
  const parts = [
    files.map((file) => ({
      isFile: true,
      fullPath: `${path}/${file.name}`,
      file: (done: (file: File) => void) => done(file),
    })),
    [],
  ];
  return {
    isDirectory: true,
    fullPath: path,
    createReader: () => ({ readEntries: (done: (part: unknown) => void) => done(parts.shift()) }),
  };
};
/** A dropped file whose entry cannot be read, as Safari has it where the file lies nowhere. */
const unplaced = (file: File) => ({
  webkitGetAsEntry: () => ({
    isFile: true,
    fullPath: `/${file.name}`,
    file: (_: unknown, fail: (error: Error) => void) =>
      fail(new DOMException("Path does not exist", "NotFoundError")),
  }),
  getAsFile: () => file,
});
const drop = async (items: readonly object[], files: readonly File[] = []) => {
  const found = await droppedFiles({ items, files } as unknown as DataTransfer);
  return Promise.all(
    found.map(async (file) => [file.name, new TextDecoder().decode(await file.arrayBuffer())]),
  );
};
const a = new File(["Kiel."], "a.txt");
const b = new File(["Oslo."], "b.txt");

test("files and folders are read in their order", async () => {
  const deep = { webkitGetAsEntry: () => folder("/x", b), getAsFile: () => new File([], "x") };
  const text = { webkitGetAsEntry: () => null, getAsFile: () => null };
  expect(await drop([deep, unplaced(a), text])).toEqual([
    ["x/b.txt", "Oslo."],
    ["a.txt", "Kiel."],
  ]);
});

test("an empty folder is none", async () => {
  expect(await drop([{ webkitGetAsEntry: () => folder("/x") }], [new File([], "x")])).toEqual([]);
});

test("files without items are read", async () => {
  expect(await drop([], [a])).toEqual([["a.txt", "Kiel."]]);
});
