import { expect, test } from "vitest";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { storedTraining } from "./opfsCheckpoints.ts";
import { tellingCheckpoints } from "./tellingCheckpoints.ts";
import type { TrainingRecord } from "./trainingRecord.ts";

const request = {
  examples: [],
  heldOut: [],
  types: { entities: {}, relations: {} },
  renamed: NOTHING_RENAMED,
  recipe: {},
  unreviewed: [],
  onScreen: [],
};
const recipe = {
  epochs: 1,
  batch: 1,
  rehearsed: 0,
  frozenLayers: 0,
  freezeEmbeddings: false,
  accumulate: 1,
  lr: 1,
  headLr: 1,
  seed: 1,
  negativeEntities: 1,
  negativeRelations: 1,
};
const record: TrainingRecord = {
  job: "job:t",
  createdAt: 1,
  source: { kind: "bundled", name: "general" },
  print: null,
  plan: { request, recipe, taught: [], watched: [] },
};
const checkpoint = { weights: new Map(), optimizer: null };

/** A training on a disk on which one file, by its name, can be full. */
async function onDisk(full: { failsOn?: string }) {
  const files = createTrainingFiles({ storage: fakeOpfs(full).storage, locks: fakeLocks() });
  return storedTraining(files, "job:t");
}

test("a checkpoint that only memory holds is not stored, until the next one is", async () => {
  const full: { failsOn?: string } = {};
  const stored = await onDisk(full);
  await stored.begin(record);
  await stored.checkpoints.save(checkpoint);
  expect(stored.isStored()).toBe(true);
  full.failsOn = "state.safetensors";
  await stored.checkpoints.save(checkpoint);
  expect(stored.isStored()).toBe(false);
  expect(await stored.checkpoints.load()).toMatchObject({ optimizer: null });
  full.failsOn = "none";
  await stored.checkpoints.save(checkpoint);
  expect(stored.isStored()).toBe(true);
});

test("it is told when it is stored no longer, and again, and only then", async () => {
  const full: { failsOn?: string } = {};
  const stored = await onDisk(full);
  const told: boolean[] = [];
  const { checkpoints } = tellingCheckpoints(stored, (isStored) => told.push(isStored));
  await checkpoints.save(checkpoint);
  expect(told).toEqual([]);
  full.failsOn = "updates";
  await checkpoints.save(checkpoint);
  await checkpoints.save(checkpoint);
  // The page pauses it, and goes on with it: what was told holds until it is told otherwise.
  const next = tellingCheckpoints(stored, (isStored) => told.push(isStored));
  full.failsOn = "none";
  await next.checkpoints.save(checkpoint);
  expect(told).toEqual([false, true]);
});

test("a record that could not be written is written with the next checkpoint", async () => {
  const full: { failsOn?: string } = { failsOn: "job.json" };
  const stored = await onDisk(full);
  await expect(stored.begin(record)).rejects.toThrow("disk full");
  await stored.checkpoints.save(checkpoint);
  expect(stored.isStored()).toBe(false);
  full.failsOn = "none";
  await stored.checkpoints.save(checkpoint);
  expect(stored.isStored()).toBe(true);
  expect(await stored.record()).toMatchObject({ job: "job:t" });
});
