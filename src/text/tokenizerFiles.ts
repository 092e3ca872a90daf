import { t } from "../language/words.ts";
import type { BertNormalizerConfig } from "./bertNormalizer.ts";
import { isRecord } from "./isRecord.ts";
import { type SubwordTokenizer, subwordTokenizer } from "./subwordTokenizer.ts";

/** The files of a model's folder that a tokenizer is made of, the first that is there. */
export const TOKENIZER_FILES = [
  "tokenizer.json",
  "vocab.txt",
  "vocab.json",
  "merges.txt",
  "tokenizer_config.json",
] as const;

/** Their texts. */
export type TokenizerFiles = Readonly<Partial<Record<(typeof TOKENIZER_FILES)[number], string>>>;

/**
 * Makes the tokenizer of a model's folder: of `tokenizer.json`, else of a `vocab.txt` (WordPiece) or
 * of `vocab.json` and `merges.txt` (byte-level BPE).
 *
 * @throws Error naming the file that is missing or wrong
 */
export function tokenizerOfFiles(files: TokenizerFiles): SubwordTokenizer {
  const json = files["tokenizer.json"];
  if (json !== undefined) return subwordTokenizer(parseJson("tokenizer.json", json));
  const vocab = files["vocab.txt"];
  if (vocab !== undefined)
    return subwordTokenizer(wordPieceJson(vocab, settingsOf(files)), "vocab.txt");
  const table = files["vocab.json"];
  const merges = files["merges.txt"];
  if (table !== undefined && merges !== undefined)
    return subwordTokenizer(bytePairJson(parseJson("vocab.json", table), merges), "vocab.json");
  if (table !== undefined) throw new Error(t("no merges.txt found, which belongs to vocab.json"));
  throw new Error(t("no tokenizer.json, vocab.txt, or vocab.json with merges.txt found"));
}

function settingsOf(files: TokenizerFiles): Readonly<Record<string, unknown>> {
  const text = files["tokenizer_config.json"];
  const config = text === undefined ? {} : parseJson("tokenizer_config.json", text);
  return isRecord(config) ? config : {};
}

/** BERT's own: a piece a line, lower case unless `do_lower_case` is false. */
function wordPieceJson(text: string, settings: Readonly<Record<string, unknown>>) {
  const lines = linesOf(text);
  const vocab = Object.fromEntries(lines.map((piece, id) => [piece, id]));
  const normalizer: BertNormalizerConfig = {
    type: "BertNormalizer",
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: typeof settings.strip_accents === "boolean" ? settings.strip_accents : null,
    lowercase: settings.do_lower_case !== false,
  };
  return {
    model: { type: "WordPiece", vocab },
    normalizer,
    pre_tokenizer: { type: "BertPreTokenizer" },
    added_tokens: addedOf(vocab, ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]),
  };
}

/** GPT-2's and RoBERTa's: pieces of bytes, and which two are joined first. */
function bytePairJson(vocab: unknown, merges: string) {
  const isMerge = (line: string) => line !== "" && !line.startsWith("#version");
  return {
    model: { type: "BPE", vocab, merges: linesOf(merges).filter(isMerge) },
    normalizer: null,
    pre_tokenizer: {
      type: "ByteLevel",
      add_prefix_space: false,
      trim_offsets: true,
      use_regex: true,
    },
    added_tokens: isRecord(vocab)
      ? addedOf(vocab, ["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
      : [],
  };
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}

const addedOf = (vocab: Readonly<Record<string, unknown>>, tokens: readonly string[]) =>
  tokens
    .filter((content) => Object.hasOwn(vocab, content))
    .map((content) => ({ id: vocab[content], content, special: true }));

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(t("{file}: not JSON: {message}", { file, message: (error as Error).message }));
  }
}
