import { t } from "../language/words.ts";
import { isRecord } from "./isRecord.ts";
import { stepsFault } from "./tokenizerSteps.ts";

/** What of a `tokenizer.json` is used, checked. */
export interface TokenizerJson {
  readonly model: Readonly<Record<string, unknown>> & { readonly type: string };
  /** Of every piece of the model. */
  readonly ids: Iterable<number>;
  readonly added_tokens: readonly { readonly id: number; readonly content: string }[];
  readonly normalizer: unknown;
  /** Special tokens by what they are for, where the file says it. */
  readonly roles: Readonly<Partial<Record<"cls" | "sep" | "unk" | "pad", string>>>;
}

/** The models that are read, by `model.type`. */
const MODELS = ["WordPiece", "BPE", "Unigram"];

/**
 * Checks a `tokenizer.json`. Truncation, padding and the post-processor stay behind: sentences are
 * put together here.
 *
 * @throws Error naming the file and what is wrong
 */
export function parsedTokenizer(json: unknown, file: string): TokenizerJson {
  if (!isRecord(json)) throw new Error(t("{file}: not an object", { file }));
  const { model, normalizer = null, pre_tokenizer = null, added_tokens = [] } = json;
  if (!isRecord(model)) throw new Error(t("{file}: no model", { file }));
  const { type = typeOf(model) } = model;
  if (typeof type !== "string" || !MODELS.includes(type))
    throw new Error(
      t("{file}: model type {type}; {known} can be read", {
        file,
        type: typeof type === "string" ? type : t("none"),
        known: MODELS.join(", "),
      }),
    );
  if (!isTokens(added_tokens))
    throw new Error(t("{file}: added_tokens is not a list of tokens", { file }));
  const ids = idsOf(model.vocab, type);
  if (!ids) throw new Error(t("{file}: model.vocab is not a table of pieces and ids", { file }));
  const wrong = wrongField(model, type);
  if (wrong)
    throw new Error(t("{file}: {field} has a value that is not read", { file, field: wrong }));
  const fault = stepsFault(json);
  if (fault) throw new Error(`${file}: ${fault}`);
  const kept = { normalizer, pre_tokenizer, added_tokens, post_processor: null, decoder: null };
  const defaults =
    type === "WordPiece" ? { unk_token: "[UNK]", continuing_subword_prefix: "##" } : {};
  return {
    ...kept,
    model: { ...defaults, ...model, ...longestWord(model), type },
    ids,
    roles: { ...endsOf(json.post_processor), ...unknownOf(model) },
  };
}

/** Old files leave the type out. */
const typeOf = (model: Readonly<Record<string, unknown>>): string | undefined => {
  if (Array.isArray(model.merges)) return "BPE";
  return Array.isArray(model.vocab) ? "Unigram" : undefined;
};

/** Of Unigram a list of pieces and scores, else a table of ids; null where it is neither. */
function idsOf(vocab: unknown, type: string): Iterable<number> | null {
  if (type === "Unigram")
    return Array.isArray(vocab) && vocab.length > 0 && vocab.every(isScored) ? vocab.keys() : null;
  if (!isRecord(vocab)) return null;
  const ids = Object.values(vocab);
  return ids.every(isId) ? ids : null;
}

const isId = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
const isScored = (value: unknown): boolean =>
  Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "number";

/** Fields that a model of this type is computed by; each may be absent. */
const TEXTS = [
  "unk_token",
  "continuing_subword_prefix",
  "continuing_subword_suffix",
  "end_of_word_suffix",
];

/** The first of these that is of a wrong kind. */
function wrongField(model: Readonly<Record<string, unknown>>, type: string): string | null {
  const { merges, vocab, unk_id } = model;
  const text = TEXTS.find((field) => model[field] != null && typeof model[field] !== "string");
  if (text !== undefined) return `model.${text}`;
  if (type === "BPE" && !(Array.isArray(merges) && merges.every(isMerge))) return "model.merges";
  const isRow = isId(unk_id) && Array.isArray(vocab) && unk_id < vocab.length;
  return type === "Unigram" && unk_id != null && !isRow ? "model.unk_id" : null;
}

const isMerge = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string"));

/** Of longer words WordPiece tries every beginning of every rest. */
const LONGEST_OF_WORD_PIECE = 200;

function longestWord({ max_input_chars_per_word: longest }: Readonly<Record<string, unknown>>) {
  if (typeof longest !== "number") return { max_input_chars_per_word: 100 };
  return { max_input_chars_per_word: Math.min(longest, LONGEST_OF_WORD_PIECE) };
}

function unknownOf({ unk_token, unk_id, vocab }: Readonly<Record<string, unknown>>) {
  if (typeof unk_token === "string") return { unk: unk_token };
  const piece: unknown = Array.isArray(vocab) && typeof unk_id === "number" ? vocab[unk_id] : null;
  return Array.isArray(piece) && typeof piece[0] === "string" ? { unk: piece[0] } : {};
}

/** The tokens that a post-processor puts before and after a sentence. */
function endsOf(processor: unknown, depth = 0): { readonly cls?: string; readonly sep?: string } {
  if (!isRecord(processor) || depth > 2) return {};
  const { type, cls, sep, single, processors } = processor;
  if (type === "Sequence" && Array.isArray(processors))
    return (
      processors.map((one) => endsOf(one, depth + 1)).find((ends) => ends.cls !== undefined) ?? {}
    );
  if (Array.isArray(cls) && Array.isArray(sep)) return { cls: String(cls[0]), sep: String(sep[0]) };
  if (!Array.isArray(single)) return {};
  const [first, last] = [single.at(0), single.at(-1)].map(specialOf);
  return first && last ? { cls: first, sep: last } : {};
}

const specialOf = (part: unknown): string | undefined => {
  const special = isRecord(part) && isRecord(part.SpecialToken) ? part.SpecialToken.id : undefined;
  return typeof special === "string" ? special : undefined;
};

const isTokens = (value: unknown): value is TokenizerJson["added_tokens"] =>
  Array.isArray(value) &&
  value.every((t) => isRecord(t) && isId(t.id) && typeof t.content === "string");
