import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import golden from "./fixtures/wordpiece.json" with { type: "json" };
import { subwordTokenizer } from "./subwordTokenizer.ts";
import { tokenizerOfFiles } from "./tokenizerFiles.ts";

const vocab = readFileSync(new URL("fixtures/vocab.txt", import.meta.url), "utf8");

describe.each([
  { casing: "uncased", lowercase: true, words: golden.uncased },
  { casing: "cased", lowercase: false, words: golden.cased },
])("agrees with the Hugging Face tokenizer, $casing", ({ lowercase, words }) => {
  const tokenizer = tokenizerOfFiles({
    "vocab.txt": vocab,
    "tokenizer_config.json": JSON.stringify({ do_lower_case: lowercase }),
  });
  test.each(words)("$word", ({ word, ids }) => {
    expect(tokenizer.pieces(word)).toEqual(ids.length > 0 ? ids : [tokenizer.unk]);
  });
});

const pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "cat", "##s", "The"];
const table = Object.fromEntries(pieces.map((piece, id) => [piece, id]));
const tokenizerJson = {
  truncation: { max_length: 2, strategy: "LongestFirst", stride: 0, direction: "Right" },
  padding: { strategy: { Fixed: 8 }, direction: "Right", pad_id: 0, pad_token: "[PAD]" },
  added_tokens: [{ id: 9, content: "[NEW]", special: true, normalized: false }],
  normalizer: { type: "BertNormalizer", clean_text: true, lowercase: true, strip_accents: null },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: { type: "BertProcessing", sep: ["[SEP]", 3], cls: ["[CLS]", 2] },
  model: { type: "WordPiece", unk_token: "[UNK]", vocab: table },
};

test("truncation, padding and special tokens of tokenizer.json are ignored", () => {
  const tokenizer = subwordTokenizer(tokenizerJson);
  expect(tokenizer.pieces("The-cats-cats")).toEqual([5, 1, 6, 7, 1, 6, 7]);
  expect(tokenizer).toMatchObject({ pad: 0, unk: 1, cls: 2, sep: 3, size: 10 });
});

test("do_lower_case of tokenizer_config.json holds for vocab.txt; lower-casing is the default", () => {
  const files = { "vocab.txt": `${pieces.join("\r\n")}\r\n` };
  const cased = { ...files, "tokenizer_config.json": '{"do_lower_case": false}' };
  expect(tokenizerOfFiles(files).pieces("The")).toEqual([5]);
  expect(tokenizerOfFiles(cased).pieces("The")).toEqual([8]);
});

test.each([
  {
    name: "another kind of tokenizer is refused by its name",
    files: { "tokenizer.json": '{"model": {"type": "WordLevel", "vocab": {}}}' },
    message: "tokenizer.json: model type WordLevel; WordPiece, BPE, Unigram can be read",
  },
  {
    name: "a tokenizer.json that is not JSON",
    files: { "tokenizer.json": "{" },
    message: "tokenizer.json: not JSON",
  },
  {
    name: "a vocabulary that is a list of pieces and scores",
    files: { "tokenizer.json": '{"model": {"type": "WordPiece", "vocab": [["a", 0]]}}' },
    message: "tokenizer.json: model.vocab is not a table of pieces and ids",
  },
  {
    name: "a vocabulary without [UNK]",
    files: { "vocab.txt": "a\nb\n" },
    message: "vocab.txt: the vocabulary has no [UNK]",
  },
  { name: "no file at all", files: {}, message: "no tokenizer.json, vocab.txt, or vocab.json" },
  {
    name: "a vocab.json alone",
    files: { "vocab.json": "{}" },
    message: "no merges.txt found, which belongs to vocab.json",
  },
])("is an error: $name", ({ files, message }) => {
  expect(() => tokenizerOfFiles(files)).toThrow(message);
});

const scored = {
  model: {
    type: "Unigram",
    unk_id: 3,
    vocab: ["<s>", "<pad>", "</s>", "<unk>", "a", "b"].map((piece, i) => [piece, -i]),
  },
  normalizer: { type: "NFKC" },
  pre_tokenizer: { type: "Metaspace", replacement: "▁" },
};

test.each([
  { name: "WordPiece", json: tokenizerJson },
  { name: "Unigram", json: scored },
])("a word of a million letters is cut: $name", ({ json }) => {
  const found = subwordTokenizer(json).pieces("ab".repeat(500_000));
  expect(found.length).toBeGreaterThan(0);
});

const step = (type: string, rest: object = {}) => ({ type, ...rest });
const nested = (field: string, depth: number): object =>
  depth === 0 ? step("NFC") : step("Sequence", { [field]: [nested(field, depth - 1)] });
const doubling = step("Replace", { pattern: { String: "a" }, content: "aa" });

test.each<{ name: string; change: object; says: string }>([
  {
    name: "pieces of no length, of which there is no end",
    change: { pre_tokenizer: step("FixedLength", { length: 0 }) },
    says: "pre_tokenizer.FixedLength.length has a value that is not read",
  },
  {
    name: "a pattern that can be matched in too many ways",
    change: { pre_tokenizer: step("Split", { pattern: { Regex: "(a+)+$" } }) },
    says: "pre_tokenizer.Split has a pattern that may be tried without end",
  },
  {
    name: "replacements of which each makes a word longer",
    change: {
      normalizer: step("Sequence", { normalizers: Array.from({ length: 40 }, () => doubling) }),
    },
    says: "normalizer makes words too long",
  },
  {
    name: "steps that lie deep in each other",
    change: { normalizer: nested("normalizers", 2000) },
    says: "normalizer has too many steps",
  },
  {
    name: "a step of another kind",
    change: { normalizer: step("__proto__") },
    says: "normalizer is of the type __proto__, which is not read",
  },
  {
    name: "ids below zero",
    change: { model: { ...tokenizerJson.model, vocab: { ...table, cat: -1 } } },
    says: "model.vocab is not a table of pieces and ids",
  },
  {
    name: "an unknown piece that is none",
    change: { model: { ...scored.model, unk_id: 99 } },
    says: "model.unk_id has a value that is not read",
  },
  {
    name: "merges of something else",
    change: { model: { ...tokenizerJson.model, type: "BPE", merges: [["a", 1]] } },
    says: "model.merges has a value that is not read",
  },
])("a tokenizer.json is refused: $name", ({ change, says }) => {
  expect(() => subwordTokenizer({ ...tokenizerJson, ...change })).toThrow(says);
});
