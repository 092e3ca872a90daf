import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { parseModelTypes } from "../io/modelTypes.ts";
import { parseSpertJson } from "../io/spertJson.ts";
import { convert } from "./convert.ts";

const temporary = mkdtempSync(join(tmpdir(), "spanloom-convert-"));
afterAll(() => rmSync(temporary, { recursive: true }));
let made = 0;
const fresh = () => join(temporary, String(made++));
const samples = (folder: string) =>
  fileURLToPath(new URL(`../io/fixtures/brat/${folder}`, import.meta.url));
function sound(folder: string): string {
  const copy = fresh();
  cpSync(samples(folder), copy, { recursive: true });
  for (const file of readdirSync(copy)) if (file.startsWith("own-broken")) rmSync(join(copy, file));
  return copy;
}
const parsed = (file: string) => {
  const types = parseModelTypes(readFileSync(join(file, "../types.json"), "utf8"));
  return parseSpertJson(readFileSync(file, "utf8"), file, types);
};
const plain = (file: string) => parsed(file).map(({ id: _, ...example }) => example);

test("brat → SpERT: all that fits comes, the rest is counted", () => {
  const file = join(fresh(), "out.json");
  const counts = convert({ from: "brat", to: "spert", input: sound("own"), output: file });
  expect(counts).toEqual({
    documents: 5,
    sentences: 12,
    entities: 31,
    relations: 18,
    dropped: {
      attributes: 3,
      equivalences: 1,
      normalizations: 1,
      notes: 1,
      "relations across sentences": 1,
      "discontinuous spans (taken as one stretch)": 1,
    },
  });
  const first = parsed(file).find(({ id }) => id === "own-basic:0");
  expect(first).toEqual({
    id: "own-basic:0",
    words: ["Mara", "Ellison", "works", "for", "Northwind", "Optics", "in", "Bergen", "."],
    entities: [
      { type: "Peop", start: 0, end: 2 },
      { type: "Org", start: 4, end: 6 },
      { type: "Loc", start: 7, end: 8 },
    ],
    relations: [
      { type: "Work_For", head: 0, tail: 1 },
      { type: "OrgBased_In", head: 1, tail: 2 },
    ],
  });
});

describe.each(["brat-news-tutorial", "mspt", "own"])("%s", (folder) => {
  const input = sound(folder);

  test("SpERT → brat → SpERT gives the same sentences", () => {
    const [there, back] = [join(fresh(), "a.json"), join(fresh(), "a.json")];
    const between = fresh();
    convert({ from: "brat", to: "spert", input, output: there });
    const { dropped } = convert({ from: "spert", to: "brat", input: there, output: between });
    convert({ from: "brat", to: "spert", input: between, output: back });
    const cutDifferently = dropped["sentences that are cut differently"] ?? 0;
    const [before, after] = [plain(there), plain(back)].map((list) =>
      list.map((e) => JSON.stringify(e)),
    );
    const lost = before.filter((sentence) => !after.includes(sentence));
    expect(lost.length).toBeLessThanOrEqual(cutDifferently);
    expect(lost.length).toBeLessThanOrEqual(before.length * 0.05);
  });

  test("brat → SpERT → brat keeps the types and texts of all entities, blanks aside", () => {
    const [between, output] = [join(fresh(), "a.json"), fresh()];
    convert({ from: "brat", to: "spert", input, output: between });
    convert({ from: "spert", to: "brat", input: between, output });
    const entities = (path: string) =>
      readdirSync(path)
        .filter((name) => name.endsWith(".ann"))
        .flatMap((name) => readFileSync(join(path, name), "utf8").match(/^T.*$/gm) ?? [])
        .filter((line) => !line.includes(";")) // SpERT has no discontinuous spans
        .map((line) => line.replace(/^T\d+\t(\S+) [\d ]+/, "$1").replace(/\s/g, ""));
    const kept = entities(output);
    for (const entity of entities(input)) expect(kept).toContain(entity);
    expect(kept.length).toBeGreaterThanOrEqual(entities(input).length);
  });

  test("brat → brat keeps texts and annotations", () => {
    const output = fresh();
    convert({ from: "brat", to: "brat", input, output });
    const again = fresh();
    convert({ from: "brat", to: "brat", input: output, output: again });
    for (const name of readdirSync(output)) {
      expect(readFileSync(join(again, name), "utf8")).toBe(
        readFileSync(join(output, name), "utf8"),
      );
      if (name.endsWith(".txt")) {
        expect(readFileSync(join(output, name))).toEqual(readFileSync(join(input, name)));
      }
    }
  });
});

test("files that are not brat's are left alone, texts without .ann counted", () => {
  const input = sound("own");
  writeFileSync(join(input, "notes.txt"), "No annotations.");
  const output = fresh();
  convert({ from: "brat", to: "brat", input, output });
  writeFileSync(join(output, "mine.md"), "mine");
  const { dropped } = convert({ from: "brat", to: "brat", input, output });
  expect(dropped).toMatchObject({ "texts without .ann": 1 });
  expect(existsSync(join(output, "mine.md"))).toBe(true);
  expect(existsSync(join(output, "notes.txt"))).toBe(false);
});

describe("a fault is one line and writes nothing", () => {
  const missing = join(temporary, "missing");
  const badJson = join(temporary, "bad.json");
  writeFileSync(
    badJson,
    '[{"tokens": ["a"], "entities": [{"type": "A", "start": 0, "end": 2}], "relations": []}]',
  );
  test.each([
    { from: "brat", input: missing, want: `${missing}: there is no such folder` },
    { from: "spert", input: missing, want: `${missing}: no such file` },
    { from: "brat", input: badJson, want: `${badJson}: is no folder` },
    { from: "brat", input: temporary, want: `${temporary}: holds no .ann file` },
    {
      from: "spert",
      input: temporary,
      want: `${temporary}: is a folder, a SpERT .json file was expected`,
    },
    {
      from: "spert",
      input: badJson,
      want: `${badJson}, sentence 1, entities[0].end: 2 is past the sentence (1 words)`,
    },
    {
      from: "brat",
      input: samples("own"),
      want: `${join(samples("own"), "own-broken.ann")}, line 2: T2: the text at its offsets is "London", not "Paris"`,
    },
  ] as const)("$want", ({ from, input, want }) => {
    const output = join(fresh(), "out.json");
    expect(() => convert({ from, to: "spert", input, output })).toThrow(
      expect.objectContaining({ message: want }),
    );
    expect(existsSync(output)).toBe(false);
  });
});
