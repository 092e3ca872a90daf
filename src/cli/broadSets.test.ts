import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { readBroadSets } from "./broadSets.ts";

const tokenizer = tokenizerOfFiles({
  "vocab.txt": ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a"].join("\n"),
});
const types = { entities: { 'A "b"': { short: "A", verbose: "a b" } }, relations: {} };
const sentence = (tokens: string[]) => ({ tokens, entities: [], relations: [] });
const meta = {
  entities_complete: true,
  relations_complete: null,
  bundle: true,
  licence: "CC0 1.0",
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "spanloom sets "));
});
afterEach(() => rmSync(root, { recursive: true }));

function set(name: string, data: unknown, about?: object, file = "data.json"): void {
  mkdirSync(join(root, name), { recursive: true });
  writeFileSync(join(root, name, "types.json"), JSON.stringify(types));
  writeFileSync(join(root, name, file), JSON.stringify(data));
  if (about) writeFileSync(join(root, name, "meta.json"), JSON.stringify(about));
}
const read = (shippable = false, shares: [string, number][] = []) =>
  readBroadSets({ paths: [root], shippable, shares: new Map(shares), tokenizer });

test("a folder of sets is read, each as complete as it says, without blank words or long sentences", () => {
  const long = Array<string>(200).fill("a");
  set("one", [sentence(["a", " "]), sentence(["a"]), sentence(long)], meta);
  set("slots", [sentence(["a"])], { ...meta, entities_complete: "for the slots of its intent" });
  set("pairs", [sentence(["a"])], { ...meta, entities_complete: false });
  set("whole", [sentence(["a"])], undefined, "train.json");
  const found = read().map(({ set: { name, entities, sentences } }) => {
    return [name.slice(root.length + 1), entities, sentences.length];
  });
  expect(found).toEqual([
    ["one", "all", 1],
    ["pairs", "nothing", 1],
    ["slots", "labelled", 1],
    ["whole", "all", 1],
  ]);
});

test("a set's share is 1, if it is not given one by the name of its folder", () => {
  set("one", [sentence(["a"])], meta);
  set("two", [sentence(["a"])], meta);
  expect(read(false, [["two", 3]]).map(({ set: { share } }) => share)).toEqual([1, 3]);
  expect(() => read(false, [["three", 3]])).toThrow("no set is named three");
});

test("only what may be shipped, where that is asked", () => {
  set("free", [sentence(["a"])], meta);
  set("bound", [sentence(["a"])], { ...meta, bundle: false });
  expect(read(true).map(({ licence }) => licence)).toEqual(["CC0 1.0"]);
  expect(read()).toHaveLength(2);
});

test.each([
  {
    name: "a fault of a sentence, by its place",
    data: [
      sentence([" "]),
      sentence(["a"]),
      { tokens: ["a"], entities: [{ type: "X", start: 0, end: 1 }], relations: [] },
    ],
    says: /data\.json, sentence 3/,
  },
  { name: "no list", data: { a: 1 }, says: /data\.json: not a list/ },
])("$name is told", ({ data, says }) => {
  set("one", data, meta);
  expect(() => read()).toThrow(says);
});

test("what a set says of itself is checked, and a folder without sets is refused", () => {
  set("one", [sentence(["a"])], { bundle: "yes" });
  expect(() => read()).toThrow(/meta\.json/);
  rmSync(join(root, "one"), { recursive: true });
  expect(() => read()).toThrow(/types\.json/);
});
