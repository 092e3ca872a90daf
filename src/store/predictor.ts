import { combineInside, mergePrediction } from "../core/annotate/suggestions.ts";
import { sentenceById } from "../core/document/docIndex.ts";
import type { Doc } from "../core/document/document.ts";
import { wordTexts } from "../core/document/words.ts";
import type { Prediction } from "../core/learn/example.ts";
import { withPredicted } from "../core/types/leftOut.ts";
import type { PredictReport } from "../worker/protocol.ts";
import { createBatches } from "./batches.ts";
import { type Context, messageOf } from "./context.ts";
import { isDeviceLost, showDeviceLost } from "./deviceLost.ts";
import { newId } from "./newId.ts";

/** Keeps the suggestions of the active document those of the open model. */
export interface Predictor {
  /** Predicts the active document's sentences that are not confirmed; ends a run on another one. */
  predict(): Promise<void>;
  /** Predicts the active document unless the open model has done so. */
  predictIfNew(): Promise<void>;
  /** Ends the run; what it found stays. */
  cancel(): void;
  /** Ends the run and resolves when it has ended. */
  stop(): Promise<void>;
  /** Another model is open: every document is to be predicted again. */
  modelChanged(): void;
}

interface Run {
  readonly job: string;
  /** The document by its sentences: they stay the same objects as long as it is the same text. */
  readonly sentences: Doc["sentences"];
  /** Some of what was found came while the document was away, and is not in it. */
  missed: boolean;
  ended: Promise<void>;
}
type Found = readonly [sentence: string, prediction: Prediction];

/** The predictor of a store. */
export function createPredictor(context: Context): Predictor {
  const { get, set, services, notify } = context;
  let done = new WeakSet<Doc["sentences"]>();
  let current: Run | null = null;
  let turn = 0;
  let epoch = 0;

  const stop = async () => {
    const run = current;
    if (!run) return;
    await services.model.cancel(run.job).catch(() => {}); // A dead worker has nothing to cancel.
    await run.ended;
  };

  const start = async () => {
    const mine = ++turn;
    await stop();
    const { model, activeDoc, project, training, storage } = get();
    const doc = project.docs[activeDoc ?? ""];
    const busy = training.kind === "running" || storage.kind === "readOnly";
    if (mine !== turn || model.kind !== "ready" || !doc || isTrashed(doc) || busy) return;
    const { sentences } = doc;
    const run: Run = { job: newId(), sentences, missed: false, ended: Promise.resolve() };
    current = run;
    done.delete(sentences);
    const begun = epoch;
    // What comes late is still merged, unless another model is open by then.
    const isModel = () => begun === epoch;
    run.ended = stream(context, run, doc, { isCurrent: () => current === run, isModel })
      .then((report) => {
        if (!report.cancelled && !run.missed && isModel()) done.add(sentences);
        set({ prediction: { kind: "idle" } });
        tellSplit(context, report);
      })
      .catch((error) => {
        if (isDeviceLost(error)) showDeviceLost(context, error);
        else set({ prediction: { kind: "failed", message: messageOf(error) } });
      })
      .finally(() => {
        current = null;
      });
    await run.ended;
  };

  return {
    predict: start,
    predictIfNew: async () => {
      const { activeDoc, project } = get();
      const sentences = project.docs[activeDoc ?? ""]?.sentences;
      if (!sentences || done.has(sentences)) return;
      if (current?.sentences === sentences && !current.missed) return;
      await start();
    },
    cancel: () => {
      turn++;
      stop().catch((error) => notify("error", messageOf(error)));
    },
    stop: () => {
      turn++;
      return stop();
    },
    modelChanged: () => {
      epoch++;
      done = new WeakSet();
    },
  };
}

/** A document in the trash is left as it was thrown away. */
const isTrashed = (doc: Doc | undefined): boolean => doc?.trashedAt !== undefined;

/** Runs one prediction; what comes is merged, and stored, a few times a second. */
async function stream(
  { get, set, suggest, store, services }: Context,
  run: Run,
  doc: Doc,
  { isCurrent, isModel }: { isCurrent: () => boolean; isModel: () => boolean },
): Promise<PredictReport> {
  const sentences = doc.sentences
    .filter(({ id, words }) => words.length > 0 && !doc.confirmed[id])
    .map((sentence) => ({ id: sentence.id, words: wordTexts(doc, sentence) }));
  let count = 0;
  let fault: unknown = null;
  const merge = (found: readonly Found[]) => {
    const now = get().project.docs[doc.id];
    const isHere = now?.sentences === doc.sentences && !isTrashed(now);
    if (!isHere || !isModel() || get().storage.kind === "readOnly") {
      run.missed = true;
      return;
    }
    const merged = found.map(([id, prediction]) => {
      return mergePrediction(now, sentenceById(now, id)!, prediction, get().project.schema);
    });
    suggest({
      name: "Predict",
      edit: combineInside(
        now,
        merged.map(({ edit }) => edit),
      ),
    });
    const read = new Set(found.map(([id]) => id));
    const fresh = merged.flatMap((one) => one.leftOut);
    const { leftOut, project } = get();
    const kept = Object.entries(leftOut).filter(([id]) => project.docs[id]);
    const own = withPredicted(leftOut[doc.id] ?? [], read, fresh);
    set({ leftOut: { ...Object.fromEntries(kept), [doc.id]: own } });
    count += found.length;
    if (isCurrent()) set({ prediction: { kind: "running", done: count, total: sentences.length } });
  };
  const batches = createBatches<Found>((found) => {
    try {
      merge(found);
    } catch (error) {
      fault ??= error;
    }
  });
  set({ prediction: { kind: "running", done: 0, total: sentences.length } });
  const onSentence = (id: string, prediction: Prediction) => batches.add([id, prediction]);
  const asked = performance.now();
  const report = await services.model
    .predict(run.job, sentences, onSentence)
    .finally(batches.flush);
  if (fault) throw fault;
  if (!report.cancelled && sentences.length >= FEWEST_TIMED) {
    const seconds = (performance.now() - asked) / 1000 / sentences.length;
    guessStep({ get, set, store }, seconds);
  }
  return report;
}

/** So many sentences say how fast a device is. */
const FEWEST_TIMED = 5;
/** A training step takes about as long as predicting its four sentences five times. */
const PREDICTIONS_A_STEP = 4 * 5;

/** Until a training has measured it, the time of a step is guessed from that of predictions. */
function guessStep({ get, set, store }: Pick<Context, "get" | "set" | "store">, seconds: number) {
  const { model, stepSeconds } = get();
  if (model.kind !== "ready" || stepSeconds[model.model.device.label] || seconds === 0) return;
  const guess = { ...stepSeconds, [model.model.device.label]: PREDICTIONS_A_STEP * seconds };
  set({ stepSeconds: guess });
  store({ settings: { stepSeconds: guess } });
}

function tellSplit({ notify }: Context, { split }: PredictReport): void {
  if (split.length === 0) return;
  const count = split.length === 1 ? "A sentence was" : `${split.length} sentences were`;
  notify(
    "info",
    `${count} too long for the model and read in parts: relations between parts are not found.`,
  );
}
