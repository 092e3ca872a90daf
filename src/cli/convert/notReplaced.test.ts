import {
  cpSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type Conversion, convert } from "./convert.ts";
import { convertTypes } from "./convertTypes.ts";

const all = mkdtempSync(join(tmpdir(), "spanloom-replaced-"));
afterAll(() => rmSync(all, { recursive: true }));

let folder = "";
const at = (path: string) => join(folder, path);
/** All files of the folder, with what they hold. */
const held = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name), "utf8")]);
const line = (type: string) => `${JSON.stringify({ text: "Ada left.", label: [[0, 3, type]] })}\n`;

beforeEach(() => {
  folder = mkdtempSync(join(all, "test-"));
  writeFileSync(at("a.jsonl"), line("A"));
  writeFileSync(at("b.jsonl"), line("B"));
});

const to = (format: Conversion["to"], input: string, output: string, more?: Partial<Conversion>) =>
  convert({ to: format, inputs: [at(input)], output, ...more });

describe("what is there and OUT does not name", () => {
  test("is not replaced by types beside a file, unless they are the same or it is said", async () => {
    mkdirSync(at("out"));
    await to("spert", "a.jsonl", at("out/a.json"));
    await to("spert", "a.jsonl", at("out/again.json"));
    const before = held();
    const other = to("spert", "b.jsonl", at("out/b.json"));
    await expect(other).rejects.toThrow(
      `${at("out/types.json")}: is there with other content: --overwrite replaces what OUT does not name, or name another place as OUT`,
    );
    expect(held()).toEqual(before);
    await to("spert", "b.jsonl", at("out/b.json"), { overwrite: true });
    expect(readFileSync(at("out/types.json"), "utf8")).toContain('"B"');
  });

  test("is not replaced in a folder either, and all of it is counted", async () => {
    mkdirSync(at("out"));
    await to("brat", "a.jsonl", at("out"));
    await to("brat", "a.jsonl", at("out"));
    for (const name of readdirSync(at("out"))) writeFileSync(at(`out/${name}`), "mine");
    const before = held();
    const more = readdirSync(at("out")).length - 1;
    await expect(to("brat", "a.jsonl", at("out"))).rejects.toThrow(
      `is there with other content, as ${more === 1 ? "is 1 more file" : `are ${more} more files`}: `,
    );
    expect(held()).toEqual(before);
  });

  test("what it names is replaced", async () => {
    for (const input of ["a.jsonl", "b.jsonl"]) await to("prodigy", input, at("out.jsonl"));
    expect(readFileSync(at("out.jsonl"), "utf8")).toContain('"B"');
    for (const input of ["a.jsonl", "b.jsonl"]) await to("spert", input, at("out.zip"));
    for (const input of ["a.jsonl", "b.jsonl"])
      await convertTypes({ inputs: [at(input)], output: at("types.json") });
    expect(readFileSync(at("types.json"), "utf8")).toContain('"B"');
  });
});

describe("what is read is not written over, by whatever name, also where that is said", () => {
  const overwrite = true;
  const refused = async (made: Promise<unknown>, output: string) => {
    const before = held();
    await expect(made).rejects.toThrow(`${output}: is read from: name another place as OUT`);
    expect(held()).toEqual(before);
  };

  test.each([
    { name: "itself", output: () => at("a.jsonl") },
    { name: "a path around", output: () => `${folder}/../${basename(folder)}/./a.jsonl` },
    {
      name: "a link",
      output: () => {
        symlinkSync("a.jsonl", at("link.jsonl"));
        return at("link.jsonl");
      },
    },
    {
      name: "another name",
      output: () => {
        linkSync(at("a.jsonl"), at("other.jsonl"));
        return at("other.jsonl");
      },
    },
  ])("$name", async ({ output }) => {
    const out = output();
    await refused(to("prodigy", "a.jsonl", out, { overwrite }), out);
    await refused(convertTypes({ inputs: [at("a.jsonl")], output: out, overwrite }), out);
    const lines = { from: 1, atOnce: 10 };
    writeFileSync(at("a.jsonl"), line("A").repeat(3));
    await refused(to("prodigy", "a.jsonl", out, { lines }), out);
  });

  test("in a folder that is read", async () => {
    mkdirSync(at("in"));
    cpSync(at("a.jsonl"), at("in/a.jsonl"));
    await refused(to("prodigy", "in", at("in/a.jsonl")), at("in/a.jsonl"));
    const both = convert({
      to: "prodigy",
      inputs: [at("in"), at("b.jsonl")],
      output: at("in/a.jsonl"),
    });
    await refused(both, at("in/a.jsonl"));
    // What no format took is not read from.
    writeFileSync(at("in/out.json"), "{}");
    await to("spert", "in", at("in/out.json"));
  });

  test("beside a file that is read, or what would be written beside OUT", async () => {
    await to("spert", "a.jsonl", at("a.json"));
    await refused(to("prodigy", "a.json", at("types.json"), { from: "spert" }), at("types.json"));
    await refused(to("spert", "a.json", at("b.json"), { overwrite }), at("types.json"));
  });
});

test("an input that is missing is told before anything of the output", async () => {
  const missing = `${at("none.txt")}: there is no such file or folder`;
  await expect(to("brat", "none.txt", at("a.jsonl"))).rejects.toThrow(missing);
  const types = convertTypes({ inputs: [at("none.txt")], output: folder });
  await expect(types).rejects.toThrow(missing);
});
