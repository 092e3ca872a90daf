import type { Span } from "./overlaps.ts";

/** Whether `a` stands before `b` in the text: by start, then by end. */
export const isEarlier = (a: Span, b: Span): boolean =>
  a.start === b.start ? a.end < b.end : a.start < b.start;

/** The ends of a symmetric relation in the order in which they are stored: earlier span first. */
export function symmetricEnds<End>(
  head: End,
  tail: End,
  spanOf: (end: End) => Span,
): readonly [head: End, tail: End] {
  return isEarlier(spanOf(tail), spanOf(head)) ? [tail, head] : [head, tail];
}
