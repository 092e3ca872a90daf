import { sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Project, Scope, Sentence } from "../core/document/document.ts";
import { isEmptyScope } from "../core/document/scope.ts";
import { wordTexts } from "../core/document/words.ts";
import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import { isRunning } from "../core/lifecycle/jobs.ts";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { soughtTypes } from "../core/types/soughtTypes.ts";
import type { PredictReport, Reader } from "../worker/modelRequests.ts";
import { createBatches } from "./batches.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost, isNotOpen } from "./deviceLost.ts";
import { fromWindow } from "./fromWindow.ts";
import { type Found, mergeFound, mergeUnread, type Read, tellSplit } from "./mergeFound.ts";
import { type ModelRuntime, newJob } from "./modelRuntime.ts";
import { readingNow } from "./readerOf.ts";
import { nothingRead, notRead, nowRead, type ReadSoFar } from "./readSoFar.ts";

/** Keeps the suggestions of the active document those of the open model. */
export interface Predictor {
  /** Predicts the active document's sentences that are not confirmed, read before or not. */
  predict(): Promise<void>;
  /** Predicts those that the open model has not read. */
  predictNew(): Promise<void>;
  /** Sentences of the active document that are in the window: they are read next. */
  lookAt(sentences: readonly string[]): void;
  /** The schema changed: a type that is new, or called otherwise, is looked for at once. */
  retype(): void;
  /**
   * Takes what a reading of this name found in a document, in those of its sentences that it had not
   * read: they have suggestions then.
   */
  take(by: string, doc: string, read: Read): void;
  /** A step back or forth was taken: what it brought back of another reading is read again. */
  putBack(before: Project["docs"]): void;
  /** The active document changed: sentences that are open again, or new, get suggestions. */
  follow(before: Doc | undefined, now: Doc | undefined): void;
}

interface Run {
  readonly job: JobId;
  readonly reader: Reader;
  /** Names what predicts: what comes of others is late. */
  readonly by: string;
  /** The document's id. */
  readonly doc: string;
  readonly total: number;
  /** The words of each sentence that is read, by its id: what comes is about these. */
  readonly asked: ReadonlyMap<string, readonly string[]>;
  /** Ids of the sentences of which nothing has come yet. */
  readonly pending: Set<string>;
}

const NO_TYPES: ModelTypes = { entities: {}, relations: {} };

/** The predictor of a store. */
export function createPredictor(context: Context, runtime: ModelRuntime): Predictor {
  const { get, notify } = context;
  const { dispatch, life } = runtime;
  /** What the model and types of this name have read. */
  let read = { by: "", named: NO_TYPES, ...nothingRead() };
  let current: Run | null = null;
  let inWindow: readonly string[] = [];

  const readSo = ({ by, reader: { named } }: Pick<Run, "reader" | "by">): ReadSoFar => {
    if (read.by !== by) read = { by, named, ...nothingRead() };
    return read;
  };
  const runOf = (doc: Doc): Run | null => {
    const { phase } = life();
    const isRunning = phase.kind === "predicting" && phase.job === current?.job;
    return isRunning && current?.doc === doc.id ? current : null;
  };
  const activeDoc = (): Doc | null => {
    const doc = get().project.docs[get().activeDoc ?? ""];
    return doc && !isTrashed(doc) ? doc : null;
  };

  const start = async (doc: Doc, sentences: readonly Sentence[], sought?: Scope): Promise<void> => {
    const reading = readingNow(context, life());
    if (!reading || sentences.length === 0) return;
    const ordered = fromWindow(sentences, inWindow);
    const asked = new Map(ordered.map((one) => [one.id, wordTexts(doc, one)]));
    const run: Run = {
      job: newJob(),
      ...reading,
      doc: doc.id,
      total: asked.size,
      asked,
      pending: new Set(asked.keys()),
    };
    const { job, total } = run;
    void dispatch({ kind: "predict", job, total, ...(sought && { sought }) });
    const { phase } = life();
    if (phase.kind !== "predicting" || phase.job !== run.job) return;
    current = run;
    try {
      const report = await stream(context, runtime, { run, read: readSo(run) });
      void dispatch({ kind: "predictEnded", job: run.job });
      tellSplit(notify, report);
    } catch (error) {
      const message = messageOf(error);
      if (isDeviceLost(error))
        void dispatch({ kind: "deviceLost", model: run.reader.model, message });
      else if (isNotOpen(error)) void dispatch({ kind: "predictEnded", job: run.job });
      else void dispatch({ kind: "predictFailed", job: run.job, message });
    }
  };

  const predictNew = async (sought?: Scope) => {
    const doc = activeDoc();
    const reading = readingNow(context, life());
    if (!doc || !reading) return;
    const known = readSo(reading).sentences;
    const missing = openSentences(doc).filter((sentence) => !known.has(sentence));
    const run = runOf(doc);
    if (run?.by === reading.by && missing.every(({ id }) => run.pending.has(id))) return;
    await start(doc, missing, sought);
  };
  // What was waited for may be learnt by now.
  runtime.onPredict((waited) => {
    const now = readingNow(context, life())?.reader.named;
    const sought = now && waited && soughtTypes({ before: now, now, still: waited });
    void predictNew(sought && !isEmptyScope(sought) ? sought : undefined);
  });
  const onScreen = (): SentenceWords[] => {
    const doc = activeDoc();
    const seen = new Set(inWindow);
    const open = doc ? openSentences(doc).filter(({ id }) => seen.has(id)) : [];
    return doc ? open.map((one) => ({ id: one.id, words: wordTexts(doc, one) })) : [];
  };
  runtime.onScreen(onScreen);

  return {
    predict: async () => {
      const doc = activeDoc();
      const reading = readingNow(context, life());
      if (!doc || !reading) return;
      const known = readSo(reading).sentences;
      for (const sentence of openSentences(doc)) known.delete(sentence);
      await start(doc, openSentences(doc));
    },
    predictNew: () => predictNew(),
    lookAt: (sentences) => {
      if (sentences.join(" ") === inWindow.join(" ")) return;
      inWindow = sentences;
      const doc = activeDoc();
      const run = doc && runOf(doc);
      // A dead worker has nothing to prefer.
      const { model } = context.services;
      if (run) model.prefer(run.job, sentences).catch(() => {});
      const { training } = life();
      if (training && isRunning(training)) model.lookAt(training.job, onScreen()).catch(() => {});
    },
    retype: () => {
      const reading = readingNow(context, life());
      // Before anything was read there is nothing to be read again.
      if (!reading || read.by === "" || reading.by === read.by) return;
      const { phase } = life();
      const still = "sought" in phase ? phase.sought : undefined;
      const sought = soughtTypes({ before: read.named, now: reading.reader.named, still });
      void predictNew(isEmptyScope(sought) ? undefined : sought);
    },
    take: (by, id, found) => {
      const now = get().project.docs[id];
      const reading = readingNow(context, life());
      const isHere = now && !isTrashed(now) && get().storage.kind !== "readOnly";
      if (!isHere || reading?.by !== by) return;
      mergeUnread(context, now, { read: found, known: readSo(reading) });
    },
    putBack: (before) => {
      const reading = readingNow(context, life());
      if (!reading || read.by === "") return;
      const known = readSo(reading);
      for (const [id, doc] of Object.entries(get().project.docs))
        if (doc !== before[id]) notRead(known, before[id], doc);
      void predictNew();
    },
    follow: (before, now) => {
      if (!before || !now || before.id !== now.id || isTrashed(now)) return;
      const reading = readingNow(context, life());
      if (!reading || (before.confirmed === now.confirmed && before.sentences === now.sentences))
        return;
      const known = readSo(reading).sentences;
      // A sentence of the same id has the same words: it only moved, and is read if it was.
      for (const one of now.sentences) {
        const old = sentenceById(before, one.id);
        if (old && old !== one && known.has(old)) known.add(one);
      }
      const were = new Set(openSentences(before).map(({ id }) => id));
      const pending = runOf(now)?.pending ?? new Set<string>();
      const isFresh = (one: Sentence) =>
        !were.has(one.id) && !known.has(one) && !pending.has(one.id);
      const fresh = openSentences(now).filter(isFresh);
      if (fresh.length === 0) return;
      const left = openSentences(now).filter(({ id }) => pending.has(id));
      void start(now, [...fresh, ...left]);
    },
  };
}

const isTrashed = (doc: Doc): boolean => doc.trashedAt !== undefined;

const openSentences = ({ sentences, confirmed }: Doc): Sentence[] =>
  sentences.filter(({ id, words }) => words.length > 0 && !confirmed[id]);

/** More sentences at once than these would keep the page from answering. */
const MOST_AT_ONCE = 200;

interface Stream {
  readonly run: Run;
  readonly read: ReadSoFar;
}

/** Runs one prediction; what comes is merged, and stored, a few times a second. */
async function stream(
  context: Context,
  { dispatch, life }: ModelRuntime,
  { run, read }: Stream,
): Promise<PredictReport> {
  const { get, services } = context;
  const { asked, job } = run;
  let count = 0;
  let fault: unknown = null;
  const merge = (found: readonly Found[]) => {
    const now = get().project.docs[run.doc];
    for (const [id] of found) run.pending.delete(id);
    const isHere = now !== undefined && !isTrashed(now);
    const isOfModel = readingNow(context, life())?.by === run.by;
    if (!isHere || !isOfModel || get().storage.kind === "readOnly") return;
    const merged = mergeFound(context, now, { found, asked });
    nowRead(read, get().project.docs[run.doc], merged);
    count += found.length;
    void dispatch({ kind: "predicted", job, done: count });
  };
  const merged = (found: readonly Found[]) => {
    try {
      merge(found);
    } catch (error) {
      fault ??= error;
    }
  };
  const batches = createBatches<Found>(merged, { most: MOST_AT_ONCE });
  const sentences = [...asked].map(([id, words]) => ({ id, words }));
  const onSentence = (id: string, prediction: Prediction) => batches.add([id, prediction]);
  const report = await services.model
    .predict(job, run.reader, sentences, onSentence)
    .finally(batches.drain);
  if (fault) throw fault;
  return report;
}
