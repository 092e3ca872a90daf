import type { Words } from "../core/learn/rehearsalText.ts";
import type { Model } from "../model/model.ts";
import type { TypeChange } from "../model/newHeads.ts";
import { encodeSentence, splitLongSentence } from "../text/encodeSentence.ts";
import { mostAlike } from "./mostAlike.ts";
import type { Prepared } from "./prepare.ts";
import type { Lesson, Taught } from "./taught.ts";

/** Told after each batch of sentences; false ends it. */
export type OnRead = (done: number, total: number) => boolean | Promise<boolean>;

/**
 * So much of a text, of the sentences most like the examples, says nothing of new types: what is new
 * in the examples is there too, and the model calls it something else or nothing.
 */
const OPEN = 0.08;

/** Asks a model what it says of sentences. */
export type Say = (lesson: Lesson) => Promise<Taught[]>;

/** What is read of a text, and for what. */
export interface Reading {
  readonly sentences: readonly Words[];
  /** What is trained on beside it. */
  readonly prepared: readonly Prepared[];
  readonly change: TypeChange;
  /** The model as it was before the training, whose word is kept. */
  readonly say: Say;
}

/** What a model says of a text before a training, read when it is first asked for. */
export interface TaughtText {
  /** How many sentences there are. */
  readonly count: number;
  /**
   * The sentences of these places. Where one is unread, a batch is filled up with those that come
   * next: a device reads many together faster.
   */
  read(places: readonly number[], next: readonly number[]): Promise<readonly Taught[]>;
  /** Reads all that is unread; false of `onRead` ends it. */
  readAll(onRead?: OnRead): Promise<void>;
}

/** Nothing is rehearsed. */
export const NOTHING_TAUGHT: TaughtText = {
  count: 0,
  read: async () => [],
  readAll: async () => {},
};

/** A text, of which nothing is read yet. */
export function taughtText(
  { tokenizer, bert, network }: Model,
  { sentences, prepared, change, say }: Reading,
): TaughtText {
  const encoded = sentences.flatMap((words) =>
    splitLongSentence(words, tokenizer, bert.maxPositions).map(({ from, to }) =>
      encodeSentence(words.slice(from, to), tokenizer, bert.maxPositions),
    ),
  );
  const { piecesAtOnce } = network;
  const examples = prepared.map((one) => one.encoded);
  const open = mostAlike(encoded, examples, OPEN);
  const taught = new Map<number, Taught>();
  const readBatch = async (places: readonly number[]) => {
    const found = await say({ sentences: places.map((place) => encoded[place]), change, open });
    places.forEach((place, i) => {
      taught.set(place, found[i]);
    });
  };
  const unread = (places: readonly number[]) => places.filter((place) => !taught.has(place));
  const batches = (places: readonly number[]) =>
    batchesOf(unread(places), (place) => encoded[place].ids.length, piecesAtOnce);
  return {
    count: encoded.length,
    read: async (places, next) => {
      while (unread(places).length > 0) await readBatch(batches([...places, ...next])[0]);
      return places.map((place) => taught.get(place)!);
    },
    readAll: async (onRead = () => true) => {
      for (const batch of batches([...encoded.keys()])) {
        await readBatch(batch);
        if (!(await onRead(taught.size, encoded.length))) return;
      }
    },
  };
}

/** Adds what a model says of the examples that do not know all of its types. */
export async function withTaught(
  prepared: readonly Prepared[],
  { change, say }: Pick<Reading, "change" | "say">,
): Promise<Prepared[]> {
  const done: Prepared[] = [];
  for (const one of prepared) {
    const { encoded, example } = one;
    const knowsAll = !example.known;
    const lesson = { sentences: [encoded], change, given: [example.entities] };
    const [taught] = knowsAll ? [] : await say(lesson);
    done.push(taught ? { ...one, taught } : one);
  }
  return done;
}

/** The items in their order, in batches of so many word pieces, at least one each. */
function batchesOf<T>(items: readonly T[], sizeOf: (item: T) => number, pieces: number): T[][] {
  const batches: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (batches.length === 0 || size > room) {
      batches.push([]);
      room = pieces;
    }
    batches[batches.length - 1].push(item);
    room -= size;
  }
  return batches;
}
