import type { Example } from "../../src/core/learn/example.ts";
import { orderQueue, type QueueOrder } from "../../src/core/review/queue/orderQueue.ts";
import { seenIn } from "../../src/core/review/queue/seenSoFar.ts";
import type { Survey } from "../../src/core/review/queue/survey.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Model } from "../../src/model/model.ts";
import { surveySentences } from "../../src/model/survey.ts";
import { withTypes } from "../../src/model/withTypes.ts";
import { evaluateModel } from "../../src/training/evaluateModel.ts";
import { trainAsPage } from "../learning/trainAsPage.ts";
import type { QueueSet } from "./material.ts";
import type { Point } from "./point.ts";

/** A user who goes through a set in an order, and trains now and then. */
export interface Simulation {
  readonly engine: Engine;
  /** The model as it comes, again and again: a training starts from it. */
  readonly base: () => Promise<Model>;
  readonly set: QueueSet;
  readonly order: QueueOrder;
  readonly seed: number;
  /** After so many sentences it is trained, in turn. */
  readonly rounds: readonly number[];
  /** Overrides of the recipe, for a quick try. */
  readonly epochs: number | undefined;
}

export type Measured = Omit<Point, "of" | "set" | "order" | "seed" | "device">;

/** Goes on after the points that there are; each is given as soon as it is measured. */
export async function* simulate(
  simulation: Simulation,
  done: readonly Pick<Point, "sentences" | "chosen">[],
): AsyncGenerator<Measured> {
  const { set, rounds } = simulation;
  const points = [0, ...rounds.filter((count) => count <= set.pool.length)];
  let chosen = done.find(({ sentences }) => sentences === 0)?.chosen ?? [];
  for (const [at, sentences] of points.entries()) {
    const known = done.find((point) => point.sentences === sentences);
    const learnt = chosen.slice(0, sentences).map((place) => set.pool[place]);
    if (known) {
      chosen = known.chosen;
      continue;
    }
    const { model, steps, seconds } = await learning(simulation, learnt);
    const scores = await evaluateModel(model, set.test);
    const from = performance.now();
    const next = points[at + 1];
    if (next !== undefined) chosen = await choose(simulation, model, { chosen, upTo: next });
    model.network.dispose();
    yield {
      sentences,
      entities: scores?.entities.micro.f1 ?? null,
      macro: scores?.entities.macro.f1 ?? null,
      relations: scores?.relations.micro.f1 ?? null,
      strict: scores?.relationsStrict.micro.f1 ?? null,
      words: learnt.reduce((sum, { words }) => sum + words.length, 0),
      spans: learnt.reduce((sum, { entities }) => sum + entities.length, 0),
      steps,
      seconds,
      reading: (performance.now() - from) / 1000,
      chosen: [...chosen],
    };
  }
}

/** The model with the types of the set, trained as the page does it, or by name if on nothing. */
async function learning(
  { engine, base, set: { types }, seed, epochs }: Simulation,
  examples: readonly Example[],
): Promise<{ model: Model; steps: number; seconds: number }> {
  const model = await base();
  if (examples.length === 0)
    return { model: await withTypes(model, model.types, types), steps: 0, seconds: 0 };
  const trained = await trainAsPage(engine, model, {
    name: `${examples.length} sentences`,
    examples,
    types,
    recipe: { seed, ...(epochs !== undefined && { epochs }) },
    bundled: [],
  });
  model.network.dispose();
  const { steps, seconds } = trained.report;
  const after = await withTypes(trained.model, trained.model.types, types);
  return { model: after, steps, seconds };
}

/** What is gone through by then, and up to the next training, in the order in question. */
async function choose(
  { set: { pool }, order, seed }: Simulation,
  model: Model,
  { chosen, upTo }: { readonly chosen: readonly number[]; readonly upTo: number },
): Promise<number[]> {
  if (order !== "queue")
    return orderQueue(
      pool.map(({ words }) => ({ words, survey: null })),
      { order, seen: seenIn([]), done: [], seed, most: upTo },
    ).map(({ index }) => index);
  const surveys = new Map<number, Survey>();
  for await (const { index, survey } of surveySentences(model, pool)) surveys.set(index, survey);
  const waiting = (place: number) => ({
    words: pool[place].words,
    survey: surveys.get(place) ?? null,
  });
  const all = [...chosen];
  // As in the page, where the order is made again with each sentence that is confirmed.
  while (all.length < upTo) {
    const open = pool.map((_, place) => place).filter((place) => !all.includes(place));
    const seen = seenIn(all.map((place) => pool[place]));
    const done = all.map(waiting);
    const [next] = orderQueue(open.map(waiting), { order, seen, done, seed, most: 1 });
    all.push(open[next.index]);
  }
  return all;
}
