import { z } from "zod";
import { t } from "../../language/words.ts";
import type { LeaveOut } from "../goldDoc.ts";
import type { Place } from "../importError.ts";
import { checkedItems } from "../jsonRecords.ts";
import { typeName } from "../typeNames.ts";
import type { Example } from "./example.ts";

const offset = z.int().min(0);
const number = z.int().nullish();

const span = z.object({
  start: offset,
  end: offset,
  label: z.string().nullish(),
  text: z.string().nullish(),
  token_start: number,
  token_end: number,
});

/** A span as a record gives it, in its own counting. */
export interface Span {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Numbers of its first and last token, where it says them. */
  readonly tokens: readonly [first: number, last: number] | null;
  readonly words: string;
  readonly place: Place;
}

/** The spans of an example; what is none is left out and told. */
export function spansOf(example: Example, place: Place, leaveOut: LeaveOut): Span[] {
  const kind = t("spans without offsets");
  const checked = example.spans.flatMap(({ field, items }) =>
    checkedItems(items.map(ofTriple), span, { place, field }, kind, leaveOut),
  );
  return checked.map(({ value, place }) => {
    const { start, end, label, text, token_start: first, token_end: last } = value;
    const id = String(place.field);
    const tokens =
      typeof first === "number" && typeof last === "number" ? ([first, last] as const) : null;
    return { id, type: typeName(label ?? ""), start, end, tokens, words: text ?? "", place };
  });
}

/** Training data has triples: `[0, 4, "Person"]`. */
const ofTriple = (item: unknown): unknown =>
  Array.isArray(item) ? { start: item[0], end: item[1], label: item[2] } : item;
