import type { SentenceWords } from "../core/learn/example.ts";
import type { Draft, DraftSentence } from "../core/lifecycle/trainReport.ts";
import type { ReadingModel } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { warmUpOf } from "../training/schedule.ts";
import type { Clock } from "./trainingClock.ts";

/** The first draft comes after so many seconds, the next after twice as many, and so on. */
const FIRST = 10;
/**
 * Before so many steps, and until a quarter longer than the rates rise, a model says little that is
 * new and much that is wrong.
 */
const FEWEST_STEPS = 20;
const WARMED_UP = 1.25;
/** All drafts together take no more of a training than this; */
const SHARE = 0.05;
/** and where sentences come on the screen between two drafts, no more of what it took so far. */
const SHARE_BETWEEN = 0.025;
/** A draft that came late is not followed at once by the next. */
const APART = 1.5;

/** What drafts are made of. */
export interface DraftOptions {
  /** What is on the screen now, in the order in which it is to be read. */
  readonly onScreen: () => readonly SentenceWords[];
  readonly now: Clock;
  /** Awaited between sentences; false ends a draft, which is not shown then. */
  readonly between: () => Promise<boolean>;
}

/** Where a training stands after a step. */
export interface Standing {
  readonly step: number;
  readonly steps: number;
  /** About so many seconds of it are to come; null while it cannot be told. */
  readonly secondsLeft: number | null;
}

/** Now and then, what the model in training says of the screen. */
export interface Drafts {
  /** A draft, if it is time for one; to be asked after each step. */
  after(standing: Standing, model: ReadingModel): Promise<Draft | null>;
}

/**
 * Drafts of a training that starts now. Between them sentences that have come on the screen since are
 * read, so far as there is time.
 */
export function createDrafts({ onScreen, now, between }: DraftOptions): Drafts {
  const began = now();
  let next = FIRST;
  let spent = 0;
  /** What was read since the last draft of the whole screen was begun. */
  const read = new Set<string>();
  const seconds = () => (now() - began) / 1000;

  /** Reads in the order of the screen until there is no time; what one batch holds at any rate. */
  const readNow = async (
    model: ReadingModel,
    sentences: readonly SentenceWords[],
    most: number,
  ): Promise<DraftSentence[] | null> => {
    const found: DraftSentence[] = [];
    const from = now();
    const before = spent;
    const inTime = function* () {
      for (const sentence of sentences) {
        if (found.length > 0 && spent >= most) return;
        yield sentence;
      }
    };
    for await (const { index, prediction } of predictSentences(model, inTime())) {
      const sentence = sentences[index];
      found.push({ sentence, prediction });
      read.add(sentence.id);
      spent = before + (now() - from) / 1000;
      if (!(await between())) return null;
    }
    return found;
  };

  return {
    after: async ({ step, steps, secondsLeft }, model) => {
      const at = seconds();
      if (step < Math.max(FEWEST_STEPS, WARMED_UP * warmUpOf(steps)) || at < FIRST) return null;
      const isDue = at >= next;
      const screen = onScreen();
      const sentences = isDue ? screen : screen.filter(({ id }) => !read.has(id));
      const most = isDue ? SHARE * (at + (secondsLeft ?? 0)) : SHARE_BETWEEN * at;
      if (sentences.length === 0 || spent >= most) return null;
      if (isDue) {
        read.clear();
        while (next < APART * at) next *= 2;
      }
      const found = await readNow(model, sentences, most);
      return found && { seconds: Math.round(at), types: model.types, found };
    },
  };
}
