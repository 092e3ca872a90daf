import { Tokenizer } from "@huggingface/tokenizers";
import { listed } from "../language/lists.ts";
import { t } from "../language/words.ts";
import { type BertNormalizerConfig, exactBertNormalizer } from "./bertNormalizer.ts";
import { isRecord } from "./isRecord.ts";
import { parsedTokenizer, type TokenizerJson } from "./tokenizerJson.ts";

/** Cuts words into the pieces that an encoder was trained with, each word on its own. */
export interface SubwordTokenizer {
  /** Ids of the pieces of a word; the unknown piece when nothing comes out, so never empty. */
  pieces(word: string): readonly number[];
  /** Begins a sentence: `[CLS]`, `<s>`. */
  readonly cls: number;
  /** Ends it: `[SEP]`, `</s>`. */
  readonly sep: number;
  readonly unk: number;
  readonly pad: number;
  /** One more than the largest id: the rows that the word embeddings must have. */
  readonly size: number;
}

/** Words remembered before the memo starts anew: bounds its memory on endless input. */
const MEMO_WORDS = 200_000;

/** Of longer words (data, written without blanks) only the beginning is cut: an encoder reads no more pieces. */
const LONGEST_WORD = 2000;

/**
 * Makes a tokenizer of a `tokenizer.json`: WordPiece, byte-level BPE or Unigram.
 *
 * @param file its name, for messages
 * @throws Error naming the file and what it lacks
 */
export function subwordTokenizer(json: unknown, file = "tokenizer.json"): SubwordTokenizer {
  const parsed = parsedTokenizer(json, file);
  const tokenizer = new Tokenizer(parsed, {});
  if (isBertNormalizer(parsed.normalizer))
    tokenizer.normalizer = exactBertNormalizer(parsed.normalizer);
  const special = (role: Role): number => {
    const token =
      parsed.roles[role] ?? USUAL[role].find((name) => tokenizer.token_to_id(name) !== undefined);
    const id = token === undefined ? undefined : tokenizer.token_to_id(token);
    if (id === undefined)
      throw new Error(
        t("{file}: the vocabulary has no {token}", {
          file,
          token: token ?? listed(USUAL[role], "or"),
        }),
      );
    return id;
  };
  const unk = special("unk");
  // Words stand after a blank in a sentence, and some vocabularies have other pieces for the first.
  const before = parsed.model.type === "BPE" ? " " : "";
  let memo = new Map<string, readonly number[]>();
  return {
    pieces(word) {
      const known = memo.get(word);
      if (known) return known;
      const text = before + word.slice(0, LONGEST_WORD);
      const { ids } = tokenizer.encode(text, { add_special_tokens: false });
      const pieces = ids.length > 0 ? ids : [unk];
      if (memo.size >= MEMO_WORDS) memo = new Map();
      memo.set(word, pieces);
      return pieces;
    },
    cls: special("cls"),
    sep: special("sep"),
    unk,
    pad: special("pad"),
    size: largestId(parsed) + 1,
  };
}

/** What a special token is for. */
type Role = "cls" | "sep" | "unk" | "pad";

/** How they are called where a file does not say it. */
const USUAL: Readonly<Record<Role, readonly string[]>> = {
  cls: ["[CLS]", "<s>"],
  sep: ["[SEP]", "</s>"],
  unk: ["[UNK]", "<unk>"],
  pad: ["[PAD]", "<pad>"],
};

function largestId({ ids, added_tokens }: TokenizerJson): number {
  let largest = -1;
  for (const id of ids) largest = Math.max(largest, id);
  for (const { id } of added_tokens) largest = Math.max(largest, id);
  return largest;
}

const isBertNormalizer = (value: unknown): value is BertNormalizerConfig =>
  isRecord(value) && value.type === "BertNormalizer";
