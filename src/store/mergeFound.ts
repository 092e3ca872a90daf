import { mergePredictions } from "../core/annotate/mergePredictions.ts";
import { stillAsRead } from "../core/annotate/stillAsRead.ts";
import { sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Sentence } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import { withPredicted } from "../core/types/leftOut.ts";
import { t } from "../language/words.ts";
import type { PredictReport } from "../worker/modelRequests.ts";
import type { Context } from "./context.ts";
import { newId } from "./newId.ts";
import { nowRead, type ReadSoFar } from "./readSoFar.ts";

/** What the model makes of a sentence, by its id. */
export type Found = readonly [sentence: string, prediction: Prediction];

/** What was read of a document. */
export interface Read {
  readonly found: readonly Found[];
  /** The words of each sentence as it was read. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
}

/**
 * Puts predictions into the document as far as its sentences still are what was read, and open;
 * returns those that have them.
 */
export function mergeFound(
  { get, set, suggest }: Context,
  doc: Doc,
  { found, asked }: Read,
): Sentence[] {
  const read = found.map(([id, prediction]) => {
    return { sentence: { id, words: asked.get(id) ?? [] }, prediction };
  });
  const predicted = stillAsRead(doc, read);
  const { schema } = get().project;
  const merged = mergePredictions(doc, predicted, { schema, newId });
  suggest({ name: t("Predict"), edit: merged.edit });
  const sentences = predicted.map(({ sentence }) => sentence);
  const ids = new Set(sentences.map(({ id }) => id));
  const { leftOut, project } = get();
  const kept = Object.entries(leftOut).filter(([id]) => project.docs[id]);
  const own = withPredicted(leftOut[doc.id] ?? [], ids, merged.leftOut);
  set({ leftOut: { ...Object.fromEntries(kept), [doc.id]: own } });
  return sentences;
}

interface Unread {
  readonly read: Read;
  /** What the same reading has read before; it grows. */
  readonly known: ReadSoFar;
}

/** The same for what was read for another reason, in the sentences that were not read before. */
export function mergeUnread(context: Context, doc: Doc, { read, known }: Unread): void {
  const found = read.found.filter(([id]) => {
    const sentence = sentenceById(doc, id);
    return sentence !== undefined && !known.sentences.has(sentence);
  });
  if (found.length === 0) return;
  const merged = mergeFound(context, doc, { found, asked: read.asked });
  nowRead(known, context.get().project.docs[doc.id], merged);
}

/** Says which sentences were read in parts. */
export function tellSplit(notify: Context["notify"], { split }: PredictReport): void {
  if (split.length === 0) return;
  notify(
    "info",
    t(
      "{split, plural, one {A sentence was} other {# sentences were}} too long for the model and read in parts: relations between parts are not found.",
      { split: split.length },
    ),
  );
}
