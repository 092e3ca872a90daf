import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMATS, WRITABLE } from "../../io/formats.ts";
import { writtenNames } from "./byEnding.ts";
import { FORMATS_PAGE, withTable } from "./formatsPage.ts";
import { formatTable, markdownTable } from "./formatTable.ts";

test("the page of formats holds the table as it is: convert --list --markdown --write makes it", async () => {
  const page = readFileSync(FORMATS_PAGE, "utf8");
  expect(page).toBe(await withTable(page));
});

test("a page without marks is not written over", async () => {
  await expect(withTable("# Formats\n")).rejects.toThrow("its marks are missing");
});

describe("the table", () => {
  test("has a row for each format, with as many cells", async () => {
    const [head, ...rows] = (await markdownTable()).split("\n");
    const cells = (row: string) => row.split(/(?<!\\)\|/).length;
    expect(rows).toHaveLength(FORMATS.length + 1);
    expect(new Set(rows.map(cells))).toEqual(new Set([cells(head)]));
  });

  test("names every format on the terminal, too", async () => {
    const ids = (await formatTable()).split("\n").flatMap((line) => /^\S+/.exec(line)?.[0] ?? []);
    expect(ids).toEqual(FORMATS.map(({ id }) => id));
  });
});

test("each format of one file says what that file is called", async () => {
  const names = await writtenNames();
  for (const { id, writer } of WRITABLE)
    if (writer.target === "file") expect(names.get(id)?.[0], id).toMatch(/^[\w-]+\.\w+$/);
});

test("the libraries of formats are those that their sources import", () => {
  const folder = join(process.cwd(), "src/io");
  const sources = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$|fixtures/.test(name));
  const imported = sources.flatMap((name) =>
    [...readFileSync(join(folder, name), "utf8").matchAll(IMPORT)].map(
      ([, from, lazy]) => from ?? lazy,
    ),
  );
  const packages = new Set(imported.map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)![0]));
  packages.delete("zod"); // of every format
  const said = new Set(FORMATS.flatMap(({ libraries = [] }) => libraries));
  expect(said).toEqual(packages);
});

/** A package that is imported, at once or when it is needed; of types nothing is left. */
const IMPORT =
  /^(?:import|export)(?! type\b)[^;]*? from "([^."][^"]*)";|\bimport\("([^."][^"]*)"\)/gm;
