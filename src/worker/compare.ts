import type { Prediction } from "../core/learn/example.ts";
import type { Words } from "../core/learn/rehearsalText.ts";
import { stabilityOf } from "../core/learn/stability.ts";
import type { TrainProgress, TrainReport } from "../core/lifecycle/trainReport.ts";
import type { Model } from "../model/model.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { evaluateModel } from "../training/evaluateModel.ts";
import type { TrainRequest } from "./protocol.ts";
import type { Clock, TrainingClock } from "./trainingClock.ts";

/** What two models are compared on, and who is told. */
export interface Comparing {
  readonly request: TrainRequest;
  /** Text that nothing was trained on. */
  readonly watched: readonly Words[];
  readonly clock: TrainingClock;
  readonly now: Clock;
  readonly onProgress: (progress: TrainProgress) => void;
  readonly breathe: () => Promise<void>;
}

/** Scores a model and what was trained from it on the held-out examples, and what changed elsewhere. */
export async function compare(
  before: Model,
  after: Model,
  { request, watched, clock, now, onProgress, breathe }: Comparing,
): Promise<Pick<TrainReport, "scores" | "stability">> {
  const { heldOut } = request;
  const timed = async <T>(words: number, read: () => Promise<T>): Promise<T> => {
    const from = now();
    const result = await read();
    clock.scored(words, (now() - from) / 1000);
    return result;
  };
  const score = (which: "before" | "after", model: Model) =>
    timed(
      heldOut.reduce((sum, { words }) => sum + words.length, 0),
      () =>
        evaluateModel(model, heldOut, {
          onSentence: async (done) => {
            onProgress({ kind: "scoring", which, done, total: heldOut.length });
            await breathe();
            return true;
          },
        }),
    );
  const read = (model: Model, from: number) =>
    timed(
      watched.reduce((sum, { length }) => sum + length, 0),
      async () => {
        const named = watched.map((words, i) => ({ id: String(i), words }));
        const found: Prediction[] = [];
        for await (const { prediction } of predictSentences(model, named)) {
          found.push(prediction);
          const done = from + found.length;
          onProgress({ kind: "comparing", done, total: 2 * watched.length });
          await breathe();
        }
        return found;
      },
    );
  const scores = async () => {
    if (heldOut.length === 0) return null;
    const was = await score("before", underNewNames(before, request));
    const is = await score("after", after);
    return was && is && { before: was, after: is, sentences: heldOut.length };
  };
  const stability = async () => {
    if (watched.length === 0) return null;
    const was = await read(before, 0);
    return stabilityOf(was, await read(after, watched.length), request);
  };
  return { scores: await scores(), stability: await stability() };
}

/** The model before training, its types named as they are named now. */
export function underNewNames(model: Model, { renamed }: TrainRequest): Model {
  const named = <T>(
    table: Readonly<Record<string, T>>,
    names: Readonly<Record<string, string>>,
  ) => {
    const current = new Map(Object.entries(names).map(([now, before]) => [before, now]));
    return Object.fromEntries(
      Object.entries(table).map(([name, value]) => {
        const now = current.get(name);
        return [now !== undefined && !Object.hasOwn(table, now) ? now : name, value];
      }),
    );
  };
  const { entities, relations } = model.types;
  return {
    ...model,
    types: {
      entities: named(entities, renamed.entities),
      relations: named(relations, renamed.relations),
    },
  };
}
