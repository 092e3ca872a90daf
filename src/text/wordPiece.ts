import { Tokenizer } from "@huggingface/tokenizers";
import { type BertNormalizerConfig, exactBertNormalizer } from "./bertNormalizer.ts";

/** A WordPiece tokenizer that is asked word by word. */
export interface WordPiece {
  /** Ids of the pieces of a word; `[UNK]` when nothing comes out, so never empty. */
  pieces(word: string): readonly number[];
  readonly cls: number;
  readonly sep: number;
  readonly unk: number;
  readonly pad: number;
  /** One more than the largest id: the rows that the word embeddings must have. */
  readonly size: number;
}

/** Where a tokenizer comes from: a parsed `tokenizer.json`, or a `vocab.txt` and its casing. */
export type WordPieceSource =
  | { kind: "tokenizer"; json: unknown }
  | { kind: "vocab"; text: string; lowercase: boolean; stripAccents?: boolean | null };

/** Texts of a model folder's tokenizer files; `tokenizer.json` is preferred to `vocab.txt`. */
export interface TokenizerFiles {
  readonly "tokenizer.json"?: string | undefined;
  readonly "vocab.txt"?: string | undefined;
  readonly "tokenizer_config.json"?: string | undefined;
}

/** Words remembered before the memo starts anew: bounds its memory on endless input. */
const MEMO_WORDS = 200_000;

/** Makes a tokenizer; throws when the source is not a WordPiece tokenizer of BERT's kind. */
export function createWordPiece(source: WordPieceSource): WordPiece {
  const file = source.kind === "tokenizer" ? "tokenizer.json" : "vocab.txt";
  const json = source.kind === "tokenizer" ? parsedTokenizer(source.json) : vocabTokenizer(source);
  const tokenizer = new Tokenizer(json, {});
  if (isBertNormalizer(json.normalizer)) {
    tokenizer.normalizer = exactBertNormalizer(json.normalizer);
  }
  const special = (token: string) => {
    const id = tokenizer.token_to_id(token);
    if (id === undefined) throw new Error(`${file}: the vocabulary has no ${token}`);
    return id;
  };
  const unk = special("[UNK]");
  let memo = new Map<string, readonly number[]>();
  return {
    pieces(word) {
      const known = memo.get(word);
      if (known) return known;
      const { ids } = tokenizer.encode(word, { add_special_tokens: false });
      const pieces = ids.length > 0 ? ids : [unk];
      if (memo.size >= MEMO_WORDS) memo = new Map();
      memo.set(word, pieces);
      return pieces;
    },
    cls: special("[CLS]"),
    sep: special("[SEP]"),
    unk,
    pad: special("[PAD]"),
    size: largestId(json) + 1,
  };
}

/** Makes the tokenizer of a model folder from the texts of its files. */
export function wordPieceOfFiles(files: TokenizerFiles): WordPiece {
  const json = files["tokenizer.json"];
  if (json !== undefined) {
    return createWordPiece({ kind: "tokenizer", json: parseJson("tokenizer.json", json) });
  }
  const text = files["vocab.txt"];
  if (text === undefined) throw new Error("no tokenizer.json or vocab.txt found");
  const configText = files["tokenizer_config.json"];
  const config = configText === undefined ? {} : parseJson("tokenizer_config.json", configText);
  const settings = isRecord(config) ? config : {};
  return createWordPiece({
    kind: "vocab",
    text,
    lowercase: settings.do_lower_case !== false,
    stripAccents: typeof settings.strip_accents === "boolean" ? settings.strip_accents : null,
  });
}

interface TokenizerJson {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
  readonly normalizer: unknown;
}

function parsedTokenizer(json: unknown): TokenizerJson {
  if (!isRecord(json)) throw new Error("tokenizer.json: not an object");
  const { model, normalizer = null, pre_tokenizer = null, added_tokens = [] } = json;
  if (!isRecord(model)) throw new Error("tokenizer.json: no model");
  if (model.type !== "WordPiece") {
    throw new Error(
      `tokenizer.json: not a WordPiece tokenizer: model type ${model.type ?? "none"}`,
    );
  }
  const { vocab } = model;
  if (!isRecord(vocab) || !Object.values(vocab).every(Number.isInteger)) {
    throw new Error("tokenizer.json: model.vocab is not a table of pieces and ids");
  }
  if (!Array.isArray(added_tokens)) throw new Error("tokenizer.json: added_tokens is not a list");
  // Truncation, padding and the post-processor stay behind: sentences are put together here.
  const kept = { normalizer, pre_tokenizer, added_tokens, post_processor: null, decoder: null };
  const unk = { unk_token: "[UNK]", continuing_subword_prefix: "##" };
  return { ...kept, model: { ...unk, ...model, vocab: vocab as Record<string, number> } };
}

function vocabTokenizer(source: Extract<WordPieceSource, { kind: "vocab" }>): TokenizerJson {
  const lines = source.text.replace(/^\ufeff/, "").split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  const vocab = Object.fromEntries(lines.map((piece, id) => [piece, id]));
  const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].filter((t) =>
    Object.hasOwn(vocab, t),
  );
  const normalizer: BertNormalizerConfig = {
    type: "BertNormalizer",
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: source.stripAccents ?? null,
    lowercase: source.lowercase,
  };
  return parsedTokenizer({
    model: { type: "WordPiece", vocab },
    normalizer,
    pre_tokenizer: { type: "BertPreTokenizer" },
    added_tokens: special.map((content) => ({ id: vocab[content], content, special: true })),
  });
}

function largestId({ model, added_tokens }: TokenizerJson): number {
  let largest = -1;
  for (const id of Object.values(model.vocab)) largest = Math.max(largest, id);
  for (const { id } of added_tokens) largest = Math.max(largest, id);
  return largest;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBertNormalizer = (value: unknown): value is BertNormalizerConfig =>
  isRecord(value) && value.type === "BertNormalizer";

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: not JSON: ${(error as Error).message}`);
  }
}
