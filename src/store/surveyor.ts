import type { JobId } from "../core/lifecycle/openModel.ts";
import type { Survey } from "../core/review/queue/survey.ts";
import type { ReadForQueue } from "../worker/modelRequests.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost, isNotOpen } from "./deviceLost.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import type { Predictor } from "./predictor.ts";
import type { Surveying } from "./queueState.ts";
import { type Reading, readingNow } from "./readerOf.ts";
import { type UnreviewedSentence, unreviewedSentences } from "./unreviewedSentences.ts";

/** Reads for the order by gain, a little at a time. */
export interface Surveyor {
  start(): Promise<void>;
  stop(): void;
  allowBattery(): void;
  /** Something may have changed that it waits for. */
  wake(): void;
  /** What a reading of this name knows, by the hash of words. */
  surveysBy(by: string | undefined): ReadonlyMap<string, Survey>;
  /** Whether what is known is of another reading. */
  isOfAnother(by: string | undefined): boolean;
}

/** So many are asked for at once: what the user waits for comes in after a second at the latest. */
const AT_ONCE = 16;

interface Run {
  readonly job: JobId;
  isEnded: boolean;
}

/** The surveyor of a store. What it read is kept until another model, or for other types, reads. */
export function createSurveyor(
  context: Context,
  { dispatch, life }: ModelRuntime,
  predictor: Pick<Predictor, "take">,
): Surveyor {
  const { get, set, services } = context;
  let read = { by: "", surveys: new Map<string, Survey>() };
  let run: Run | null = null;
  let isBatteryAllowed = false;
  let wakers: (() => void)[] = [];

  const wake = () => {
    const all = wakers;
    wakers = [];
    for (const done of all) done();
  };
  const change = () => new Promise<void>((done) => wakers.push(done));
  context.untilLeft(services.battery.onChange(wake));

  const waitsFor = (): "battery" | "training" | "prediction" | null => {
    const { training, prediction } = get();
    if (training.kind === "running" && training.standing !== "paused") return "training";
    if (services.battery.isInUse() && !isBatteryAllowed) return "battery";
    return prediction.kind === "running" ? "prediction" : null;
  };
  const left = () =>
    unreviewedSentences(get().project).filter(({ hash }) => !read.surveys.has(hash));

  /** Reads the next few; false when there is nothing more to do. */
  const step = async (own: Run, reading: Reading): Promise<boolean> => {
    const open = left();
    if (open.length === 0) return false;
    const total = open.length + read.surveys.size;
    const at = { done: read.surveys.size, total };
    const wanted = waitsFor();
    if (wanted === "battery" || wanted === "training")
      set({ surveying: { kind: "waiting", for: wanted, ...at } });
    else set({ surveying: { kind: "running", ...at } });
    if (wanted) {
      await change();
      return true;
    }
    const asked = open.slice(0, AT_ONCE);
    const sentences = asked.map(({ sentence: id, words }) => ({ id, words }));
    const found = await services.model.survey(own.job, reading.reader, sentences);
    if (readingNow(context, life())?.by === reading.by) keep(reading.by, asked, found);
    return found.length > 0;
  };

  const keep = (
    by: string,
    asked: readonly UnreviewedSentence[],
    found: readonly ReadForQueue[],
  ): void => {
    const byId = new Map(asked.map((one) => [one.sentence, one]));
    const docs = new Map<string, ReadForQueue[]>();
    for (const one of found) {
      const { doc, hash } = byId.get(one.id)!;
      read.surveys.set(hash, one.survey);
      docs.set(doc, [...(docs.get(doc) ?? []), one]);
    }
    const words = new Map(asked.map((one) => [one.sentence, one.words]));
    for (const [doc, ofDoc] of docs)
      predictor.take(by, doc, {
        found: ofDoc.map(({ id, prediction }) => [id, prediction]),
        asked: words,
      });
  };

  /** Reads until all is read, or another model is open. */
  const readAll = async (own: Run): Promise<Surveying> => {
    const reading = readingNow(context, life());
    if (!reading) return { kind: "idle" };
    if (read.by !== reading.by) read = { by: reading.by, surveys: new Map() };
    try {
      let goesOn = true;
      while (goesOn && !own.isEnded && readingNow(context, life())?.by === reading.by)
        goesOn = await step(own, reading);
      return { kind: own.isEnded ? "stopped" : "idle" };
    } catch (error) {
      const message = messageOf(error);
      if (isDeviceLost(error))
        void dispatch({ kind: "deviceLost", model: reading.reader.model, message });
      return isDeviceLost(error) || isNotOpen(error)
        ? { kind: "idle" }
        : { kind: "failed", message };
    }
  };

  return {
    start: async () => {
      if (run) return;
      const own: Run = { job: newJob(), isEnded: false };
      run = own;
      const ended = await readAll(own);
      run = null;
      set({ surveying: ended });
    },
    stop: () => {
      if (!run) return;
      run.isEnded = true;
      void services.model.cancel(run.job, "drop").catch(() => {});
      wake();
    },
    allowBattery: () => {
      isBatteryAllowed = true;
      wake();
    },
    wake,
    surveysBy: (by) => (by === read.by ? read.surveys : new Map()),
    isOfAnother: (by) => read.surveys.size > 0 && by !== read.by,
  };
}
