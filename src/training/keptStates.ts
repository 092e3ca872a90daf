import type { Batch } from "../model/batch.ts";
import type { Pause, Trainer } from "../model/network.ts";

/** The states of some thousand sentences; of 300 short ones they take 17 MB. */
const MOST_BYTES = 256 * 2 ** 20;

type Freezing = Pick<Trainer, "frozen" | "frozenStates">;

/** Gives a batch what the frozen layers of its trainer give of its sentences. */
export type WithStates = (batch: Batch) => Promise<Batch>;

/**
 * Asks for the states of a sentence when it is first drawn, and keeps them: they never change. The
 * sentences that were drawn longest ago are forgotten where all together are too large.
 *
 * @param pause awaited within what is asked
 * @param mostBytes of what is kept
 */
export function keptStates(
  trainer: Freezing,
  {
    pause,
    mostBytes = MOST_BYTES,
  }: { readonly pause?: Pause | undefined; readonly mostBytes?: number } = {},
): WithStates {
  /** By the sentence itself, which a training holds; the one drawn last comes last. */
  const kept = new Map<readonly number[], Float32Array>();
  let bytes = 0;
  const keep = (sentence: readonly number[], states: Float32Array) => {
    if (!kept.delete(sentence)) bytes += states.byteLength;
    kept.set(sentence, states);
  };
  const forget = () => {
    for (const [sentence, { byteLength }] of kept) {
      if (bytes <= mostBytes) return;
      kept.delete(sentence);
      bytes -= byteLength;
    }
  };
  return async (batch) => {
    if (trainer.frozen === null) return batch;
    const fresh = [...new Set(batch.sentences)].filter((sentence) => !kept.has(sentence));
    const found = fresh.length > 0 ? await trainer.frozenStates(fresh, pause) : [];
    fresh.forEach((sentence, i) => {
      keep(sentence, found[i]);
    });
    const states = batch.sentences.map((sentence) => kept.get(sentence)!);
    batch.sentences.forEach((sentence, i) => {
      keep(sentence, states[i]);
    });
    forget();
    return { ...batch, states };
  };
}
