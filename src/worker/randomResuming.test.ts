import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { type Random, seededRandom } from "../core/learn/random.ts";
import type { TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { predictSentences } from "../model/predictSentences.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createTrainingFiles, type TrainingFiles } from "../storage/trainingFiles.ts";
import { PausedError, type TrainingDevice } from "../training/run.ts";
import { storedTraining } from "./opfsCheckpoints.ts";
import { type TrainOptions, trainCandidate } from "./trainCandidate.ts";
import type { TrainingPlan } from "./trainingPlan.ts";

/** `RUNS=200 SEED=7` search longer. */
const [RUNS, SEED] = [Number(process.env.RUNS ?? 2), Number(process.env.SEED ?? 1)];

const FOLDER = "e2e/tiny/model";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;
// A run pauses after each call: others come in wherever they can.
const engine = await startWasmEngine({ ...nodeHost(process.cwd()), pieceMs: 0 }, 1, "for a test");
const device: TrainingDevice = {
  load: (...what) => engine.load(...what),
  isAlive: () => true,
  recover: (error) => Promise.reject(error),
};
const { description, weights } = await loadModelFolder({ name: FOLDER, read });
const model = { ...description, network: await device.load(shapeOf(description), weights) };
const beside = { ...model, network: await model.network.beside() };

const moves = (count: number, first: number): Example[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${first + i}`,
    words: `In ${first + i} Ida Moss moved to Oslo .`.split(" "),
    entities: [{ type: "Peop", start: 2, end: 4 }],
    relations: [],
  }));
const text = Array.from({ length: 30 }, (_, i) =>
  `The ${i} ferries of Ghent were late .`.split(" "),
);
const screen = text.slice(0, 5).map((words, i) => ({ id: `s${i}`, words }));
const KINDS: readonly { readonly recipe: Partial<TrainRecipe>; readonly held: number }[] = [
  { recipe: { epochs: 3 }, held: 0 },
  { recipe: { epochs: 3, frozenLayers: 0 }, held: 3 },
  { recipe: { epochs: 6 }, held: 40 },
  { recipe: { epochs: 3, frozenLayers: 0, freezeEmbeddings: true, accumulate: 2 }, held: 0 },
];

/** Chances of what may happen to a training, and turns that it takes to happen. */
function chances(random: Random) {
  const below = (count: number) => Math.floor(random() * count);
  const wait = async () => {
    for (let turns = below(4); turns > 0; turns--) await new Promise(setImmediate);
  };
  const reads = (of: typeof beside, one: number) => async () => {
    await (one > 0.01 && wait());
    if (random() > one) return false;
    for await (const _ of predictSentences(of, screen.slice(below(5))));
    return true;
  };
  return { below, wait, reads };
}

/** Files that are slow, until after so many requests nothing answers any more. */
function mortal(files: TrainingFiles, requests: number, wait: () => Promise<void>) {
  let left = requests;
  let die = () => {};
  const death = new Promise<"dead">((resolve) => {
    die = () => resolve("dead");
  });
  const live = async () => {
    await wait();
    if (--left >= 0) return;
    die();
    await new Promise(() => {});
  };
  const slow = (value: unknown, target: TrainingFiles) =>
    typeof value !== "function"
      ? value
      : async (...args: unknown[]) => {
          await live();
          const result: unknown = await value.apply(target, args);
          await live();
          return result;
        };
  const get = (target: TrainingFiles, key: keyof TrainingFiles) => slow(target[key], target);
  return { files: new Proxy(files, { get } as ProxyHandler<TrainingFiles>), death };
}

/** A training to its end; random: how often it is paused and killed until then, and when. */
async function trained({ recipe, held }: (typeof KINDS)[number], random: Random | null) {
  const { storage } = fakeOpfs();
  const told = new Map<number, Set<number>>();
  const decided: { plan?: TrainingPlan } = {};
  let clock = 0;
  for (let life = 0; ; life++) {
    const { below, wait, reads } = chances(random ?? (() => 0));
    const isHard = random !== null && life < 6;
    const kill = isHard && below(2) > 0 ? below(50) : Number.POSITIVE_INFINITY;
    const pause = isHard ? 1 + below(40) : Number.POSITIVE_INFINITY;
    const own = createTrainingFiles({ storage, locks: fakeLocks() });
    const { files, death } = mortal(own, kill, wait);
    let step = 0;
    const run = async () => {
      const { checkpoints } = await storedTraining(files, "job:t");
      const options: TrainOptions = {
        checkpoints,
        bundled: text,
        watches: false,
        reopened: async () => model,
        onScreen: () => screen.slice(step % 5),
        isCancelled: () => false,
        isPaused: () => step >= pause,
        onPlan: async (plan) => {
          decided.plan ??= JSON.parse(JSON.stringify(plan));
        },
        onProgress: (progress) => {
          if (progress.kind !== "step") return;
          step = progress.step;
          told.set(step, (told.get(step) ?? new Set()).add(progress.losses.total));
        },
        goOn: decided.plan,
        ...(random && {
          now: () => (clock += below(400)),
          checkpointMs: 4000 + below(30_000),
          letOthers: reads(model, 0.02),
          letSmall: reads(beside, 0.0005),
        }),
      };
      const examples = { examples: moves(20, 1900), heldOut: moves(held, 2000) };
      const asked = { ...examples, types: model.types, renamed: NOTHING_RENAMED };
      const wanted = { recipe: { batch: 2, seed: 3, ...recipe }, unreviewed: [], onScreen: [] };
      return trainCandidate(device, model, { ...asked, ...wanted }, options);
    };
    const ended = await Promise.race([
      death,
      run().catch((error: unknown) => {
        if (error instanceof PausedError) return "paused";
        throw error;
      }),
    ]);
    if (typeof ended === "string") continue;
    ended.model.network.dispose();
    const { report, curve } = ended;
    return { told, weights: ended.weights, chosen: report.chosen, curve };
  }
}

test("a training that is paused and killed at random, while others read, is the unbroken one, to the bit", async () => {
  const random = seededRandom(SEED);
  const unbroken = new Map<number, Awaited<ReturnType<typeof trained>>>();
  for (let run = 0; run < RUNS; run++) {
    const kind = run % KINDS.length;
    const wanted = unbroken.get(kind) ?? (await trained(KINDS[kind], null));
    unbroken.set(kind, wanted);
    const found = await trained(KINDS[kind], random);
    // A step that was made twice had one loss.
    expect(found.told, `run ${run}`).toEqual(wanted.told);
    expect(found.curve, `run ${run}`).toEqual(wanted.curve);
    expect(found.chosen, `run ${run}`).toEqual(wanted.chosen);
    for (const [name, { data }] of wanted.weights)
      expect(found.weights.get(name)?.data, `run ${run}: ${name}`).toEqual(data);
  }
});
