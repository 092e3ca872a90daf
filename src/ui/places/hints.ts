import { entitiesIn, sentenceAt } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";

/** The home row first, for short ways of the fingers. */
const LETTERS = "fjdkslaghrueiwoqptyvncmxbz";

/** As many different letters, or pairs of letters, as there are targets; none begins another. */
export function hintLetters(count: number): string[] {
  const letters = [...LETTERS];
  if (count <= letters.length) return letters.slice(0, count);
  return letters.flatMap((a) => letters.map((b) => a + b)).slice(0, count);
}

/** The entities that may become the tail of a relation from `head`, each with its letters. */
export function hintTargets(doc: Doc, head: string): Map<string, string> {
  const from = doc.entities[head];
  const home = from && sentenceAt(doc, from.start);
  if (!home) return new Map();
  const i = doc.sentences.indexOf(home);
  const near = [home, doc.sentences[i + 1], doc.sentences[i - 1]].filter(Boolean);
  const targets = near
    .flatMap((sentence) => entitiesIn(doc, sentence))
    .filter(({ id, status }) => id !== head && status !== "rejected");
  const letters = hintLetters(targets.length);
  return new Map(targets.map(({ id }, n) => [id, letters[n]]));
}
