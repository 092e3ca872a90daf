import { isRecord } from "./isRecord.ts";

/** What JSON can write and no file of text can hold: NUL, and halves of characters. */
const NO_TEXT = /\0|\p{Surrogate}/gu;
const STANDS_FOR_IT = "\ufffd";

/** Escapes that may stand for such; few texts have any, and those are looked at. */
const MAY_HOLD =
  /\\u0000|\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/i;

/** Deeper than this nothing is read of any format. */
const DEEPEST = 500;

/** Whether a text of JSON may hold strings that are no text. */
export const mayHoldNoText = (json: string): boolean => MAY_HOLD.test(json);

/**
 * A value of JSON of which all strings are text: a mark stands for each letter that is none, so that
 * offsets stay. `told` is called where there is one.
 */
export function withTextStrings(value: unknown, told: () => void, depth = 0): unknown {
  if (typeof value === "string") {
    const text = value.replace(NO_TEXT, STANDS_FOR_IT);
    if (text !== value) told();
    return text;
  }
  if (depth > DEEPEST) return value;
  const within = (item: unknown) => withTextStrings(item, told, depth + 1);
  if (Array.isArray(value)) return value.map(within);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key.replace(NO_TEXT, STANDS_FOR_IT), within(item)]),
  );
}
