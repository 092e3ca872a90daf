import { wordsHash } from "../core/learn/wordsHash.ts";
import { nextUp, type Unreviewed } from "../core/review/queue/nextUp.ts";
import { COLD } from "../core/review/queue/orderQueue.ts";
import { seenIn } from "../core/review/queue/seenSoFar.ts";
import { setAside } from "../core/review/queue/setAside.ts";
import { confirmedSentences } from "./confirmedSentences.ts";
import type { Context } from "./context.ts";
import type { ModelRuntime } from "./modelRuntime.ts";
import type { Predictor } from "./predictor.ts";
import type { Queue, QueueState } from "./queueState.ts";
import { readingNow } from "./readerOf.ts";
import { seenBefore } from "./seenBefore.ts";
import { createSurveyor } from "./surveyor.ts";
import { unreviewedSentences } from "./unreviewedSentences.ts";

type Actions = Pick<QueueState, "setInOrder" | "survey" | "surveyOnBattery" | "cancelSurvey">;

/** By gain no more are put in order at once: when they are done, others are worth more. */
const MOST = 200;

/** Before anything was put in order. */
export const NO_QUEUE: Queue = { items: [], open: 0, unread: 0, isStale: false };

/** What next: what is unreviewed is read in the background, and put in order. */
export function queueSlice(
  context: Context,
  runtime: ModelRuntime,
  predictor: Pick<Predictor, "take">,
): { readonly actions: Actions; readonly follow: () => void } {
  const { get, set } = context;
  const surveyor = createSurveyor(context, runtime, predictor);

  const setInOrder: Actions["setInOrder"] = (order = get().queueOrder) => {
    const { heldOut, project } = get();
    const by = readingNow(context, get().life)?.by;
    const surveys = surveyor.surveysBy(by);
    const { seed, share } = heldOut;
    const confirmed = confirmedSentences(project).map(({ doc, example, isLeftOut }) => {
      return { doc, example, words: example.words, isLeftOut };
    });
    const unreviewed = unreviewedSentences(project);
    const isAside = setAside([...confirmed, ...unreviewed], heldOut, seenBefore(get()));
    const open = unreviewed.map((one): Unreviewed => {
      const survey = surveys.get(one.hash) ?? null;
      return { ...one, survey, isSetAside: isAside(one) };
    });
    const taken = confirmed.filter(({ isLeftOut }) => !isLeftOut);
    const items = nextUp(open, {
      order,
      seen: seenIn(taken.map(({ example }) => example)),
      done: taken.slice(0, COLD).map(({ words }) => {
        return { words, survey: surveys.get(wordsHash(words)) ?? null };
      }),
      seed,
      share,
      confirmed: { all: taken.length, setAside: taken.filter(isAside).length },
      most: MOST,
    });
    const unread = open.filter(({ survey }) => survey === null).length;
    const isStale = unread > 0 && surveyor.isOfAnother(by);
    set({ queueOrder: order, queue: { items, open: open.length, unread, isStale } });
  };

  return {
    actions: {
      setInOrder,
      survey: surveyor.start,
      surveyOnBattery: surveyor.allowBattery,
      cancelSurvey: surveyor.stop,
    },
    follow: surveyor.wake,
  };
}
