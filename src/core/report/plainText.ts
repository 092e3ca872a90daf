/**
 * What users named or wrote as one line of a report: no control character, and none that turns the
 * direction of what stands beside it.
 */
export const plainText = (text: string): string =>
  text.replace(/\s+/gu, " ").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
