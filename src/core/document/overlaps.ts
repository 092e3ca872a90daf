/** Anything with borders, in words or in characters, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two spans share at least one place. Spans that only touch do not. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Whether the borders are the same. */
export const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
