import type { Sentence } from "../core/document/document.ts";

/** From the first that is in the window to the end, then those before it. */
export function fromWindow(
  sentences: readonly Sentence[],
  inWindow: readonly string[],
): Sentence[] {
  const seen = new Set(inWindow);
  const first = Math.max(
    0,
    sentences.findIndex(({ id }) => seen.has(id)),
  );
  return [...sentences.slice(first), ...sentences.slice(0, first)];
}
