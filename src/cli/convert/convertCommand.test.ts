import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { spanloom } from "../fixtures/commandLine.ts";

const dir = mkdtempSync(join(tmpdir(), "spanloom-"));
const at = (...path: string[]) => join(dir, ...path);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const samples = new URL("../../io/fixtures/cases/", import.meta.url).pathname;
const convert = (input: string, output: string) =>
  spanloom(["convert", "--from", "brat", "--to", "spert", input, output]);

test("ends with 0 when anything was converted, and reports the rest on stderr", () => {
  const { code, lines, errors } = convert(
    `${samples}05-one-bad-line-refuses-all`,
    at("made/c.json"),
  );
  expect([code, lines]).toEqual([0, []]);
  expect(errors).toContain("left out: relations of a span to itself: 1\n  b.ann, line 3, R1\n");
  expect(JSON.parse(readFileSync(at("made/c.json"), "utf8"))).toHaveLength(8);
});

test("ends with 1 when nothing was, and says why", () => {
  mkdirSync(at("alone"));
  writeFileSync(at("alone/a.ann"), "T1\tA 0 1\tx");
  const { code, errors } = convert(at("alone"), at("nothing.json"));
  expect(code).toBe(1);
  expect(errors).toContain("not read: a.ann: its text is missing: add a.txt");
  expect(errors.trimEnd().split("\n").at(-1)).toBe(`error: ${at("alone")}: nothing was converted`);
  expect(existsSync(at("nothing.json"))).toBe(false);
});

test("standard input goes to standard output, whatever form it has; a bad line is told", () => {
  const input = '{"text": "Ada left.", "label": [[0, 3, "P"]]}\nnot JSON\n{"text": "Bob."}\n';
  const made = spanloom(["convert", "--to", "prodigy", "-", "-"], { input });
  expect(made.code).toBe(1);
  expect(made.lines.map((line) => JSON.parse(line).text)).toEqual(["Ada left.", "Bob."]);
  expect(made.errors).toContain("left out: lines that are not JSON: 1\n  stdin, line 2\n");
});

test.each([
  { args: ["a", "b", "--to", "spert"], says: "a: there is no such file or folder" },
  {
    args: ["none.txt", "out.json"],
    says: "error: none.txt: there is no such file or folder\n",
  },
  { args: [samples, "out.json"], says: "out.json: .json is written by several formats (" },
  { args: [samples, "out"], says: "out: its name says no format: name one with --to" },
  { args: [samples, "out.mp3"], says: "out.mp3: .mp3 is written by no format" },
  {
    args: [samples, "-", "--to", "brat"],
    says: "standard output: this format has several files",
  },
  { args: [samples], says: "convert: IN and OUT are wanted, or --list" },
  { args: [samples, "x.csv", "--write"], says: "--markdown and --write go with --list" },
  { args: ["--list", samples], says: "--list converts nothing: IN and OUT do not go with it" },
  { args: ["--list", "--write"], says: "--write goes with --list --markdown" },
  { args: [samples, "x", "--to", "papyrus"], says: "papyrus" },
])("wrong use ends with 2: $says", ({ args, says }) => {
  const { code, errors, lines } = spanloom(["convert", ...args]);
  expect(errors).toContain(says);
  expect([code, lines]).toEqual([2, []]);
});
