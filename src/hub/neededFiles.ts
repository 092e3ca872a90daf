import { t } from "../language/words.ts";
import { WEIGHT_FILES } from "../model/weightFiles.ts";
import type { HubFile } from "./offer.ts";

type Files = ReadonlyMap<string, HubFile>;

/** Files of a model on the Hub, or why there are not those that are needed. */
export type Needed =
  | { readonly kind: "files"; readonly files: readonly HubFile[] }
  | { readonly kind: "refused"; readonly why: string };

/** Beside config, tokenizer and weights: kept where it is there. */
const BESIDE = ["types.json", "README.md"];
/** Files of a tokenizer, the first of these that are all there; and what stands beside each. */
const TOKENIZERS = [["tokenizer.json"], ["vocab.txt"], ["vocab.json", "merges.txt"]];
const BESIDE_TOKENIZER = ["tokenizer_config.json", "special_tokens_map.json"];
/** Tokenizers that are not read: SentencePiece's. */
const PIECES = /^(?:sentencepiece.*|spiece|tokenizer|spm)\.model$/;

const listOf = (weights: string) => `${weights}.index.json`;
/** Weights of other programs, and whose they are. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\.h5$/, "TensorFlow"],
  [/\.ckpt(?:\..+)?$/, "TensorFlow"],
  [/\.msgpack$/, "Flax"],
  [/\.onnx$/, "ONNX"],
  [/\.gguf$/, "GGUF"],
];

/** The list of the parts of weights, where they are cut in parts. */
export function listOfParts(files: Files): HubFile | null {
  const whole = WEIGHT_FILES.find((name) => files.has(name) || files.has(listOf(name)));
  return whole === undefined || files.has(whole) ? null : (files.get(listOf(whole)) ?? null);
}

/** Those files that are needed of a model, and no more. @param parts names of those of its weights, where they are cut */
export function neededFiles(files: Files, parts: readonly string[]): Needed {
  if (!files.has("config.json"))
    return refused(t("it has no config.json, which says what a model is"));
  const tokenizer = TOKENIZERS.find((names) => names.every((name) => files.has(name)));
  if (!tokenizer) return refused(withoutTokenizer(files));
  const list = listOfParts(files);
  const whole = WEIGHT_FILES.find((name) => files.has(name));
  const weights = list ? [list.path, ...parts] : whole === undefined ? [] : [whole];
  if (weights.length === 0) return refused(withoutWeights(files));
  const missing = weights.find((name) => !files.has(name));
  if (missing !== undefined)
    return refused(t("its weights are not whole: {missing} is missing", { missing }));
  const beside = [...BESIDE, ...BESIDE_TOKENIZER].filter((name) => files.has(name));
  // Small ones first: what is wrong with them is met before the weights came.
  const all = ["config.json", ...tokenizer, ...beside, ...weights];
  return { kind: "files", files: all.map((name) => files.get(name)!) };
}

const refused = (why: string): Needed => ({ kind: "refused", why });

function withoutTokenizer(files: Files): string {
  const pieces = [...files.keys()].find((name) => PIECES.test(name));
  const read = t("a tokenizer.json, a vocab.txt, or a vocab.json with merges.txt");
  return pieces === undefined
    ? t("it has no tokenizer that is read: {read}", { read })
    : t("its tokenizer is there as {pieces} alone, which is not read: it takes {read}", {
        pieces,
        read,
      });
}

function withoutWeights(files: Files): string {
  const none = t("it has no weights that are read ({weightFiles})", {
    weightFiles: WEIGHT_FILES.join(" or "),
  });
  for (const name of files.keys())
    for (const [pattern, program] of OTHERS)
      if (pattern.test(name)) return t("{none}; {name} is of {program}", { none, name, program });
  return none;
}
