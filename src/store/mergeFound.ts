import { mergePredictions } from "../core/annotate/mergePredictions.ts";
import { stillAsRead } from "../core/annotate/stillAsRead.ts";
import type { Doc, Sentence } from "../core/document/document.ts";
import type { Prediction } from "../core/learn/example.ts";
import { withPredicted } from "../core/types/leftOut.ts";
import type { PredictReport } from "../worker/protocol.ts";
import type { Context } from "./context.ts";
import { newId } from "./newId.ts";

/** What the model makes of a sentence, by its id. */
export type Found = readonly [sentence: string, prediction: Prediction];

interface Read {
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
  suggest({ name: "Predict", edit: merged.edit });
  const sentences = predicted.map(({ sentence }) => sentence);
  const ids = new Set(sentences.map(({ id }) => id));
  const { leftOut, project } = get();
  const kept = Object.entries(leftOut).filter(([id]) => project.docs[id]);
  const own = withPredicted(leftOut[doc.id] ?? [], ids, merged.leftOut);
  set({ leftOut: { ...Object.fromEntries(kept), [doc.id]: own } });
  return sentences;
}

/** Says which sentences were read in parts. */
export function tellSplit(notify: Context["notify"], { split }: PredictReport): void {
  if (split.length === 0) return;
  const count = split.length === 1 ? "A sentence was" : `${split.length} sentences were`;
  notify(
    "info",
    `${count} too long for the model and read in parts: relations between parts are not found.`,
  );
}
