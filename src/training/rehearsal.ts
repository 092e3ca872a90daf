import type { Words } from "../core/learn/rehearsalText.ts";
import type { Model } from "../model/model.ts";
import type { TypeChange } from "../model/newHeads.ts";
import { type EncodedSentence, encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import { mostAlike } from "./mostAlike.ts";
import type { Prepared } from "./prepare.ts";
import { type Taught, teach } from "./taught.ts";

/** Told after each batch of sentences; false ends it. */
export type OnRead = (done: number, total: number) => boolean | Promise<boolean>;

/**
 * So much of a text, of the sentences most like the examples, says nothing of new types: what is new
 * in the examples is there too, and the model calls it something else or nothing.
 */
const OPEN = 0.08;

/** What is read of a text, and for what. */
export interface Reading {
  readonly sentences: readonly Words[];
  /** What is trained on beside it. */
  readonly prepared: readonly Prepared[];
  readonly change: TypeChange;
  readonly onRead?: OnRead | undefined;
}

/**
 * What a model says of a text before a training.
 *
 * @returns what was read, also when it was ended
 */
export async function taughtText(
  model: Model,
  { sentences, prepared, change, onRead = () => true }: Reading,
): Promise<Taught[]> {
  const { wordPiece, bert, network } = model;
  const encoded = sentences.flatMap((words) =>
    splitLongSentence(words, wordPiece, bert.maxPositions).map(({ from, to }) =>
      encodeSentence(words.slice(from, to), wordPiece, bert.maxPositions),
    ),
  );
  const examples = prepared.map((one) => one.encoded);
  const open = mostAlike(encoded, examples, OPEN);
  const taught: Taught[] = [];
  for (const batch of batchesOf(encoded, network.piecesAtOnce)) {
    taught.push(...(await teach(model, { sentences: batch, change, open })));
    if (!(await onRead(taught.length, encoded.length))) break;
  }
  return taught;
}

/** Adds what a model says of the examples that do not know all of its types. */
export async function withTaught(
  model: Model,
  prepared: readonly Prepared[],
  change: TypeChange,
): Promise<Prepared[]> {
  const done: Prepared[] = [];
  for (const one of prepared) {
    const { encoded, example } = one;
    const knowsAll = !example.known;
    const lesson = { sentences: [encoded], change, given: [example.entities] };
    const [taught] = knowsAll ? [] : await teach(model, lesson);
    done.push(taught ? { ...one, taught } : one);
  }
  return done;
}

/** The sentences in their order, in batches of so many word pieces, at least one each. */
function batchesOf(sentences: readonly EncodedSentence[], pieces: number): EncodedSentence[][] {
  const batches: EncodedSentence[][] = [];
  let room = 0;
  for (const sentence of sentences) {
    const size = sentence.ids.length;
    if (batches.length === 0 || size > room) {
      batches.push([]);
      room = pieces;
    }
    batches[batches.length - 1].push(sentence);
    room -= size;
  }
  return batches;
}
