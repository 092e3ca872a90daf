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
