import { t } from "../language/words.ts";
import { isRecord } from "./isRecord.ts";
import { mayRunOn } from "./tokenizerPattern.ts";

type Step = Readonly<Record<string, unknown>>;

/** No known tokenizer has more, or has them deeper in each other. */
const MOST_STEPS = 64;
const DEEPEST = 8;
/** All replacements together may make a word so many times as long. */
const MOST_GROWTH = 8;
const LONGEST_TEXT = 16;

const isText = (value: unknown, longest = LONGEST_TEXT): value is string =>
  typeof value === "string" && value.length <= longest;
const isTextOrNone = (value: unknown): boolean => value == null || isText(value);

/** Fields of a step that are used, and whether a value of them is one that ends and stays small. */
type Fields = Readonly<Record<string, (value: unknown) => boolean>>;

const PATTERN: Fields = {
  pattern: (value) => isRecord(value) && (typeof value.Regex === "string" || isText(value.String)),
};
const REPLACE: Fields = { ...PATTERN, content: isTextOrNone };
const none = (types: string) => types.split(" ").map((type): [string, Fields] => [type, {}]);

/** Where steps lie in a `tokenizer.json`, which there may be, and the list of a sequence of them. */
const KINDS = [
  {
    field: "normalizer",
    list: "normalizers",
    known: new Map<string, Fields>([
      ...none("BertNormalizer Precompiled NFC NFD NFKC NFKD Strip StripAccents Lowercase"),
      ["Replace", REPLACE],
      ["Prepend", { prepend: (value) => isText(value) }],
    ]),
  },
  {
    field: "pre_tokenizer",
    list: "pretokenizers",
    known: new Map<string, Fields>([
      ...none("BertPreTokenizer Whitespace WhitespaceSplit ByteLevel Punctuation Digits"),
      [
        "Metaspace",
        { replacement: isTextOrNone, str_rep: isTextOrNone, prepend_scheme: isTextOrNone },
      ],
      ["Split", { ...PATTERN, behavior: (value) => value == null || isText(value, 40) }],
      ["Replace", REPLACE],
      ["FixedLength", { length: (value) => Number.isInteger(value) && Number(value) > 0 }],
    ]),
  },
] as const;

/**
 * Why the steps that a `tokenizer.json` cuts words by are not taken, null where they are: all that
 * are known are, with fields that end and stay small.
 */
export function stepsFault(json: Step): string | null {
  for (const { field, ...kind } of KINDS) {
    const into = { ...kind, field, steps: [] };
    const fault = gathered(json[field], into, 0) ?? growthFault(into);
    if (fault) return fault;
  }
  return null;
}

interface Gathering {
  readonly field: string;
  readonly known: ReadonlyMap<string, Fields>;
  readonly list: string;
  readonly steps: Step[];
}

const notRead = (field: string) => t("{field} has a value that is not read", { field });

function gathered(step: unknown, into: Gathering, depth: number): string | null {
  const { field, known, list, steps } = into;
  if (step == null && depth === 0) return null;
  if (!isRecord(step)) return notRead(field);
  if (steps.length >= MOST_STEPS || depth > DEEPEST)
    return t("{field} has too many steps", { field });
  const type = isText(step.type, 40) ? step.type : "";
  if (type === "Sequence") {
    const inside = step[list] ?? [];
    if (!Array.isArray(inside)) return notRead(`${field}.${list}`);
    for (const one of inside) {
      const fault = gathered(one, into, depth + 1);
      if (fault) return fault;
    }
    return null;
  }
  steps.push(step);
  const fields = known.get(type);
  if (!fields) return t("{field} is of the type {type}, which is not read", { field, type });
  const wrong = Object.keys(fields).find((name) => !fields[name](step[name]));
  if (wrong !== undefined) return notRead(`${field}.${type}.${wrong}`);
  const { pattern } = step;
  const isEndless = isRecord(pattern) && isText(pattern.Regex, Infinity) && mayRunOn(pattern.Regex);
  return isEndless
    ? t("{field} has a pattern that may be tried without end", { field: `${field}.${type}` })
    : null;
}

/** A word of which each step makes a longer one fills the memory in the end. */
function growthFault({ field, steps }: Gathering): string | null {
  let growth = 1;
  for (const { type, content, pattern } of steps) {
    if (type !== "Replace" || typeof content !== "string") continue;
    const text = isRecord(pattern) && typeof pattern.String === "string" ? pattern.String : "";
    // What a regular expression matches may be empty.
    growth *= text === "" ? content.length + 1 : Math.max(1, content.length / text.length);
  }
  return growth > MOST_GROWTH ? t("{field} makes words too long", { field }) : null;
}
