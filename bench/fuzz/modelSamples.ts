import { join } from "node:path";
import type { NamedArray } from "../../src/io/safetensors.ts";
import { formatSafetensors } from "../../src/io/safetensors.ts";
import { folder } from "./folder.ts";
import type { Sample } from "./sample.ts";

type Files = Readonly<Record<string, Uint8Array>>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const jsonOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

const ENCODERS = [
  ..."bert roberta xlm-roberta camembert distilbert electra electra-projected".split(" "),
];

/** Folders of models of every kind of encoder and tokenizer, of which one file each is broken. */
export function modelSamples(root: string): Sample[] {
  const tiny = folder(join(root, "e2e/tiny/model"));
  const encoders = ENCODERS.map((kind) => {
    const {
      "expected.safetensors": _,
      "cases.json": __,
      ...files
    } = folder(join(root, "src/parity/fixtures/encoders", kind));
    return files;
  });
  const roberta = encoders[1];
  const breaking = (format: string, files: Files, ...breaks: string[]): Sample => {
    return { format, reader: "model", files, ...(breaks.length > 0 && { breaks }) };
  };
  return [
    breaking("model", tiny),
    ...[tiny, ...encoders].map((files) => breaking("config.json", files, "config.json")),
    breaking("types.json", tiny, "types.json"),
    breaking("vocab.txt", tiny, "vocab.txt"),
    breaking("vocab.txt", tiny, "tokenizer_config.json"),
    breaking("vocab.json", inTwoTables(roberta), "vocab.json"),
    breaking("vocab.json", inTwoTables(roberta), "merges.txt"),
    ...encoders.map((files) => breaking("tokenizer.json", files, "tokenizer.json")),
    ...[WORDS, BYTES, SCORED].map((json) =>
      breaking("tokenizer.json", { ...roberta, ...tokenizer(json) }, "tokenizer.json"),
    ),
    ...["model.safetensors", "pytorch_model.bin"].map((name) =>
      breaking("parts of weights", inParts(tiny, name), `${name}.index.json`),
    ),
  ];
}

const tokenizer = (json: object): Files => ({ "tokenizer.json": utf8(JSON.stringify(json)) });

/** With `vocab.json` and `merges.txt` in the place of `tokenizer.json`. */
function inTwoTables({ "tokenizer.json": whole, ...rest }: Files): Files {
  const { vocab, merges } = jsonOf(whole).model;
  const lines = merges.map((merge: string | string[]) => [merge].flat().join(" "));
  return {
    ...rest,
    "vocab.json": utf8(JSON.stringify(vocab)),
    "merges.txt": utf8(`#version: 0.2\n${lines.join("\n")}\n`),
  };
}

/** With its weights in two parts and a list of these, which may be named as PyTorch's. */
function inParts({ "model.safetensors": whole, ...rest }: Files, name: string): Files {
  const header = Number(new DataView(whole.buffer, whole.byteOffset).getBigUint64(0, true));
  const { __metadata__: _, ...tensors } = jsonOf(whole.subarray(8, 8 + header));
  const parts: Map<string, NamedArray>[] = [new Map(), new Map()];
  const weight_map: Record<string, string> = {};
  const partName = (i: number) => name.replace(".", `-0000${i + 1}-of-00002.`);
  for (const [i, [tensor, { shape }]] of Object.entries<{ shape: number[] }>(tensors).entries()) {
    const length = shape.reduce((all, size) => all * size, 1);
    parts[i % 2].set(tensor, { shape, data: new Float32Array(length) });
    weight_map[tensor] = partName(i % 2);
  }
  const files = parts.map((part, i) => [partName(i), formatSafetensors(part, "F16")] as const);
  const list = utf8(JSON.stringify({ metadata: { total_size: 1 }, weight_map }, null, 2));
  return { ...rest, ...Object.fromEntries(files), [`${name}.index.json`]: list };
}

const SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"];
const added_tokens = SPECIAL.map((content, id) => ({ id, content, special: true }));
const LETTERS = [...SPECIAL, ..."ADaRomeBb12", "##a", "##d", "▁", "Ġ", "Ad"];
const vocab = Object.fromEntries(LETTERS.map((piece, id) => [piece, id]));

/** Tokenizers in which few values are pieces, and most say how text is cut. */
const WORDS = {
  added_tokens,
  normalizer: {
    type: "Sequence",
    normalizers: [
      { type: "BertNormalizer", clean_text: true, lowercase: false, strip_accents: true },
      { type: "Replace", pattern: { Regex: " {2,}" }, content: " " },
      { type: "Replace", pattern: { String: "``" }, content: '"' },
      { type: "Strip", strip_left: true, strip_right: true },
      { type: "NFKC" },
      { type: "Prepend", prepend: "▁" },
    ],
  },
  pre_tokenizer: { type: "BertPreTokenizer" },
  post_processor: { type: "RobertaProcessing", sep: ["</s>", 2], cls: ["<s>", 0] },
  model: { type: "WordPiece", unk_token: "<unk>", max_input_chars_per_word: 100, vocab },
};
const BYTES = {
  added_tokens,
  normalizer: { type: "NFC" },
  pre_tokenizer: {
    type: "Sequence",
    pretokenizers: [
      {
        type: "Split",
        pattern: { Regex: "'s|'t| ?\\p{L}+| ?\\p{N}+|\\s+(?!\\S)|\\s+" },
        behavior: "Isolated",
        invert: false,
      },
      { type: "FixedLength", length: 5 },
      { type: "Digits", individual_digits: true },
      { type: "ByteLevel", add_prefix_space: true, trim_offsets: true, use_regex: true },
    ],
  },
  post_processor: { type: "TemplateProcessing", single: [{ SpecialToken: { id: "<s>" } }] },
  model: { type: "BPE", unk_token: "<unk>", byte_fallback: true, vocab, merges: ["A d", "a d"] },
};
const SCORED = {
  added_tokens,
  normalizer: { type: "Precompiled", precompiled_charsmap: "AAAA" },
  pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "always" },
  post_processor: null,
  model: { type: "Unigram", unk_id: 3, vocab: LETTERS.map((piece, i) => [piece, -i]) },
};
