import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import type { TrainProgress, TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import type { Model } from "../model/model.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createTrainingFiles, type TrainingFiles } from "../storage/trainingFiles.ts";
import { PausedError, type TrainingDevice } from "../training/run.ts";
import { tinyOnWasm } from "./fixtures/tinyOnWasm.ts";
import { storedTraining } from "./opfsCheckpoints.ts";
import { type Trained, type TrainOptions, trainCandidate } from "./trainCandidate.ts";
import type { TrainingPlan } from "./trainingPlan.ts";

let model: Model;
let device: TrainingDevice;
beforeAll(async () => {
  ({ model, device } = await tinyOnWasm());
});

const ships = (count: number, from: number): Example[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${from + i}`,
    words: `The ferry Kestrel ${from + i} was late again .`.split(" "),
    known: { entities: ["Ship"], relations: [] },
    entities: [{ type: "Ship", start: 2, end: 4 }],
    relations: [],
  }));
const text = (count: number) =>
  Array.from({ length: count }, (_, i) => `Ida Moss left Oslo ${i} for good .`.split(" "));

/** A training that is paused after these steps, each time by another page; its losses, step by step. */
async function trained(
  files: TrainingFiles,
  pauses: readonly number[],
  { recipe, heldOut }: { readonly recipe: Partial<TrainRecipe>; readonly heldOut: Example[] },
): Promise<{ readonly losses: number[]; readonly end: Trained }> {
  const ship = { Ship: { short: "Ship", verbose: "Ship" } };
  const types = { ...model.types, entities: { ...model.types.entities, ...ship } };
  const request = { examples: ships(7, 0), heldOut, types, renamed: NOTHING_RENAMED, recipe };
  const losses: number[] = [];
  const decided: { plan?: TrainingPlan } = {};
  for (const pause of [...pauses, Number.POSITIVE_INFINITY]) {
    const stored = await storedTraining(files, "job:t");
    let step = 0;
    const options: TrainOptions = {
      checkpoints: stored.checkpoints,
      bundled: text(9),
      reopened: async () => model,
      onScreen: () => [],
      isCancelled: () => false,
      isPaused: () => step >= pause,
      onPlan: async (of) => {
        decided.plan ??= JSON.parse(JSON.stringify(of));
      },
      onProgress: (told: TrainProgress) => {
        if (told.kind !== "step") return;
        step = told.step;
        losses[told.step - 1] = told.losses.total;
      },
      goOn: decided.plan,
    };
    const asked = { ...request, unreviewed: [], onScreen: [] };
    try {
      const end = await trainCandidate(device, model, asked, options);
      end.model.network.dispose();
      await stored.remove();
      return { losses, end };
    } catch (error) {
      if (!(error instanceof PausedError)) throw error;
      stored.release();
    }
  }
  throw new Error("it was paused for ever");
}

const store = () => createTrainingFiles({ storage: fakeOpfs().storage, locks: fakeLocks() });

test.each([
  { name: "frozen layers, whose states are kept, and rehearsal", recipe: {}, held: 3 },
  { name: "all layers", recipe: { frozenLayers: 0 }, held: 0 },
  { name: "epochs that are chosen by their scores", recipe: { epochs: 50 }, held: 60 },
])("a training cut at several points is the same: $name", async ({ recipe, held }) => {
  const given = { recipe: { epochs: 4, seed: 3, ...recipe }, heldOut: ships(held, 100) };
  const whole = await trained(store(), [], given);
  expect(whole.losses.length).toBeGreaterThan(6);
  for (const pauses of [[1], [2, 5], [3, 60]]) {
    const cut = await trained(store(), pauses, given);
    expect(cut.losses).toEqual(whole.losses);
    for (const [name, { data }] of whole.end.weights)
      expect(cut.end.weights.get(name)?.data, name).toEqual(data);
    expect(cut.end.curve.epochs).toEqual(whole.end.curve.epochs);
    expect(cut.end.report.chosen).toEqual(whole.end.report.chosen);
    expect(cut.end.curve.steps.map(({ step }) => step)).toEqual(whole.losses.map((_, i) => i + 1));
    const used = ({ end }: typeof cut) => end.report.judged.filter((one) => one.usedToStop);
    expect(used(cut).length).toBe(used(whole).length);
    if (held === 60) expect(used(cut).length).toBeGreaterThan(10);
  }
});
