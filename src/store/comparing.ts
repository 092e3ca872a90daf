import type { Doc, Project, Sentence } from "../core/document/document.ts";
import { charSpan, wordTexts } from "../core/document/words.ts";
import { type Differing, differences } from "../core/learn/differences.ts";
import type { Example, Prediction, SentenceWords } from "../core/learn/example.ts";
import type { SeenBefore } from "../core/learn/heldOut.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import type { PlacedDifference } from "./versionsState.ts";

/** What two models are to read. */
export interface ToCompare {
  /** Confirmed, and in the training of neither. */
  readonly unseen: readonly Example[];
  /** How many are in that of one. */
  readonly seen: number;
  /** Of the open document. */
  readonly inDoc: readonly { readonly sentence: Sentence; readonly words: SentenceWords }[];
}

/** The sentences on which two models can be compared, given what each has seen. */
export function toCompare(
  project: Project,
  doc: Doc | undefined,
  seen: readonly SeenBefore[],
): ToCompare {
  const confirmed = confirmedSentences(project).map(({ example }) => example);
  const unseen = confirmed.filter(({ words }) => !seen.some((one) => one.isTrained(words)));
  const inDoc = (doc?.sentences ?? []).map((sentence) => {
    return { sentence, words: { id: sentence.id, words: doc ? wordTexts(doc, sentence) : [] } };
  });
  return { unseen, seen: confirmed.length - unseen.length, inDoc };
}

/** Where two models differ in a document. */
export function placedDifferences(
  doc: Doc,
  sentences: readonly Sentence[],
  {
    first,
    second,
  }: { readonly first: readonly Prediction[]; readonly second: readonly Prediction[] },
): PlacedDifference[] {
  const placed = ({ kind, sentence: place, spans, ...types }: Differing): PlacedDifference => {
    const sentence = sentences[place];
    const chars = spans.map((span) => charSpan(sentence, span));
    const texts = chars.map(({ start, end }) => doc.text.slice(start, end).replace(/\s+/g, " "));
    return { kind, sentence: sentence.id, offset: chars[0].start, texts, ...types };
  };
  return differences(first, second).map(placed);
}
