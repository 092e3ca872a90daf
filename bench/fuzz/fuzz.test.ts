import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { docxOf } from "../../src/io/fixtures/docxOf.ts";
import { readTexts } from "../../src/io/fixtures/readTexts.ts";
import { inputOf } from "./inputs.ts";
import { faultOf, membersAreKnown } from "./readInput.ts";
import type { Sample } from "./sample.ts";
import { samples } from "./samples.ts";

const all = await samples(process.cwd());
const sound = await Promise.all(all.map(faultOf));
membersAreKnown();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (file: string, bytes: Uint8Array) =>
  faultOf({ format: "own", reader: "files", files: { [file]: bytes } });

test("every sample is read as it is", () => {
  const names = ({ format, files }: Sample) => [format, ...Object.keys(files)].join(" ");
  // What is read before a library is loaded sees what the library adds for old browsers.
  const faults = sound.map((fault, i) =>
    fault?.startsWith("gave") ? null : fault && `${names(all[i])}: ${fault}`,
  );
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
});

test("nothing is wrong with reading the first broken inputs: `npm run fuzz` reads more", async () => {
  for (let number = 0; number < 117; number++)
    expect([number, await faultOf(inputOf(all, 15, number))]).toEqual([number, null]);
});

const SEEDS = new URL("seeds/", import.meta.url);

test.each(readdirSync(SEEDS))("what was found once is borne: %s", async (file) => {
  expect(await read(file, new Uint8Array(readFileSync(new URL(file, SEEDS))))).toBeNull();
});

const DEPTH = 100_000;
const deep = (open: string, close: string, depth = DEPTH) =>
  open.repeat(depth) + close.repeat(depth);

test.each([
  ["lists.json", deep("[", "]")],
  ["records.json", `${'{"text":'.repeat(DEPTH)}1${"}".repeat(DEPTH)}`],
  ["lists.jsonl", `{"text":"a"}\n${deep("[", "]")}\n`],
  ["elements.xml", deep("<a>", "</a>")],
  ["boxes.html", deep("<div>", "</div>")],
  ["quotes.md", "> ".repeat(DEPTH)],
])("100 000 levels end neither the process nor its readers: %s", async (file, text) => {
  expect(await read(file, utf8(text))).toBeNull();
});

test("a Word document with 100 000 levels is refused at once", async () => {
  expect(await read("deep.docx", docxOf(deep("<w:p>", "</w:p>")))).toBeNull();
});

test("values too deep are refused in words, and those around them are read", async () => {
  const line = (text: string) => `{"text":"${text}"}`;
  const { docs, notRead } = await readTexts({
    "deep.json": `{"text":"a","meta":${deep("[", "]")}}`,
    "lines.jsonl": `${line("Ada left.")}\n${line("Eve left.")}\n${line("Bob.").slice(0, -1)},"meta":${deep("[", "]")}}\n`,
    "strings.json": `{"text":"${"[".repeat(1000)} is text."}`,
  });
  expect(docs.map(({ text }) => text.slice(0, 9))).toEqual(["Ada left.", "Eve left.", "[[[[[[[[["]);
  expect(notRead.filter(({ reason }) => reason.includes("500 deep"))).toHaveLength(1);
});

/** The text with each value of it in turn as lists in lists; of tables and lists the first few. */
function deepened(text: string): string[] {
  const found: string[] = [];
  const root: unknown = JSON.parse(text);
  const walk = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    const own = value as Record<string, unknown>;
    for (const key of Object.keys(own).slice(0, 12)) {
      const before = own[key];
      own[key] = "DEEP";
      found.push(JSON.stringify(root).replace('"DEEP"', deep("[", "]", 30_000)));
      own[key] = before;
      walk(before);
    }
  };
  walk(root);
  return found;
}

test("any value of a model's files may be 30 000 levels deep", async () => {
  const faults: unknown[] = [];
  for (const format of ["config.json", "types.json", "tokenizer.json"]) {
    const sample = all.find((one) => one.format === format)!;
    const [name] = sample.breaks ?? [format];
    for (const text of deepened(new TextDecoder().decode(sample.files[name]))) {
      const fault = await faultOf({ ...sample, files: { ...sample.files, [name]: utf8(text) } });
      if (fault !== null) faults.push([name, fault.slice(0, 200)]);
    }
  }
  expect(faults).toEqual([]);
});

test("a zip of zeros, and zips in zips, stay within what a zip may hold", async () => {
  const zeros = zipSync({ "a.txt": new Uint8Array(70 * 2 ** 20) });
  expect(await read("bomb.zip", zeros)).toBeNull();
  let nested = zeros;
  for (let depth = 0; depth < 8; depth++) nested = zipSync({ "a.zip": nested, "b.zip": nested });
  expect(await read("nested.zip", nested)).toBeNull();
});
