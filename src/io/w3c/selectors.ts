import { z } from "zod";
import type { Range } from "../../core/document/document.ts";
import { isRecord } from "../isRecord.ts";
import { listOf } from "./annotation.ts";

const quote = z.object({
  exact: z.string(),
  prefix: z.string().nullish(),
  suffix: z.string().nullish(),
});
const position = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** A piece of a text as a target says it: by quotation, by position, or by both. */
export interface Piece {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly position: Range | null;
}

/** The piece that a target selects; null where no selector of it is of text. */
export function pieceOf(target: unknown): Piece | null {
  if (!isRecord(target)) return null;
  const selectors = listOf(target.selector).flatMap(refined);
  const quoted = selectors.flatMap((one) => quote.safeParse(one).data ?? [])[0];
  const at = selectors.flatMap((one) => positionOf(one) ?? [])[0] as Range | undefined;
  if (!quoted && !at) return null;
  const { exact = "", prefix, suffix } = quoted ?? {};
  return { exact, prefix: prefix ?? "", suffix: suffix ?? "", position: at ?? null };
}

/** A selector with those that select within what it does, the innermost first; how deep is bounded. */
function refined(selector: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let one = selector; isRecord(one) && chain.length < 10; one = one.refinedBy)
    chain.unshift(one);
  return chain;
}

/** By numbers, or as RFC 5147 writes them: `char=12,22`. */
function positionOf(selector: unknown): Range[] | null {
  const { data } = position.safeParse(selector);
  if (data) return [[data.start, data.end]];
  const value = isRecord(selector) && typeof selector.value === "string" ? selector.value : "";
  const [, start, end] = /^#?char=(\d{1,15}),(\d{1,15})$/.exec(value) ?? [];
  return start === undefined ? null : [[Number(start), Number(end)]];
}

/** The text that a target is of, if it says so. */
export function sourceOf(target: unknown): string | null {
  if (typeof target === "string") return target;
  if (!isRecord(target)) return null;
  const { source } = target;
  if (typeof source === "string") return source;
  return isRecord(source) && typeof source.id === "string" ? source.id : null;
}
