import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { SentenceWords } from "../core/learn/example.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { createDrafts } from "./drafts.ts";
import { trainCandidate } from "./trainCandidate.ts";

const FOLDER = "e2e/tiny/model";

let model: Model;
let device: TrainingDevice;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  device = {
    load: (...what) => engine.load(...what),
    isAlive: () => true,
    recover: (error) => Promise.reject(error),
  };
  const read = async (file: string) => {
    try {
      return new Uint8Array(readFileSync(join(FOLDER, file)));
    } catch {
      return null;
    }
  };
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  model = { ...description, network: await engine.load(shapeOf(description), weights) };
});

const sentence = (id: string): SentenceWords => ({
  id,
  words: "Ida Moss lives in Oslo .".split(" "),
});
const SCREEN = ["s4", "s2", "s9"].map(sentence);
/** Far from its end. */
const later = { step: 125, steps: 1000, secondsLeft: 1000 };

/** Drafts by a clock in seconds; each sentence that is read takes a while. */
function drafted(first: readonly SentenceWords[] = SCREEN, aSentence = 0.01) {
  const state = { now: 0, screen: first, isWanted: true };
  const drafts = createDrafts({
    onScreen: () => state.screen,
    now: () => 1000 * state.now,
    between: async () => {
      state.now += aSentence;
      return state.isWanted;
    },
  });
  const at = async (seconds: number, standing = later) => {
    state.now = seconds;
    const draft = await drafts.after(standing, model);
    return draft && { seconds: draft.seconds, ids: draft.found.map((one) => one.sentence.id) };
  };
  return { state, at, drafts };
}

test("drafts come after 10, 20, 40 seconds, in the order of the screen", async () => {
  const { at } = drafted();
  const ids = ["s4", "s2", "s9"];
  expect(await at(9.9)).toBeNull();
  expect(await at(10.1)).toEqual({ seconds: 10, ids });
  expect(await at(19.9)).toBeNull();
  expect(await at(20)).toEqual({ seconds: 20, ids });
  expect(await at(39)).toBeNull();
  expect(await at(41)).toEqual({ seconds: 41, ids });
  expect(await at(42)).toBeNull();
});

test("a draft says what the model says, of the very words", async () => {
  const { state, drafts } = drafted();
  state.now = 10;
  const draft = await drafts.after(later, model);
  expect(draft?.found[0].sentence).toEqual(SCREEN[0]);
  expect(draft?.types).toBe(model.types);
  const spans = draft!.found[0].prediction.entities.map(({ start, end }) => [start, end]);
  expect(spans).toContainEqual([0, 2]);
});

test("none comes before the rates have risen, and one that comes late is not followed at once", async () => {
  const { at } = drafted();
  expect(await at(11, { ...later, step: 124 })).toBeNull();
  expect(await at(12, { step: 19, steps: 30, secondsLeft: 100 })).toBeNull();
  expect(await at(18)).not.toBeNull();
  expect(await at(21)).toBeNull();
  expect(await at(40)).not.toBeNull();
});

test("one that is no longer wanted is none", async () => {
  const { state, at } = drafted();
  state.isWanted = false;
  expect(await at(10)).toBeNull();
});

test("what comes on the screen is read between two drafts, without what was read", async () => {
  const { state, at } = drafted();
  await at(10);
  state.screen = [...SCREEN.slice(1), sentence("s10")];
  expect(await at(12)).toEqual({ seconds: 12, ids: ["s10"] });
  expect(await at(13)).toBeNull();
  state.screen = [];
  expect(await at(20)).toBeNull();
});

test("in a training drafts come between steps, until it is stopped", async () => {
  const seconds = { now: 0 };
  const told: TrainProgress[] = [];
  const words = SCREEN[0].words;
  const entity = { type: Object.keys(model.types.entities)[0], start: 0, end: 2 };
  const examples = [0, 1].map((i) => ({ id: `${i}`, words, entities: [entity], relations: [] }));
  const training = {
    examples,
    heldOut: [],
    types: model.types,
    renamed: NOTHING_RENAMED,
    recipe: { epochs: 100 },
    unreviewed: [],
    onScreen: SCREEN,
  };
  const { model: after, report } = await trainCandidate(device, model, training, {
    checkpoints: memoryCheckpoints(),
    bundled: [],
    reopened: async () => model,
    onScreen: () => SCREEN,
    now: () => 1000 * seconds.now,
    onProgress: (progress) => {
      told.push(progress);
      if (progress.kind === "step") seconds.now++;
    },
    isCancelled: () => told.some((one) => one.kind === "step" && one.step === 40),
  });
  after.network.dispose();
  expect(report.steps).toBe(40);
  const drafts = told.filter(({ kind }) => kind === "draft");
  expect(drafts.map((one) => one.kind === "draft" && one.seconds)).toEqual([20]);
  expect(drafts[0]).toMatchObject({ found: SCREEN.map((sentence) => ({ sentence })) });
  // A step is told before what the model says after it.
  const before = told[told.indexOf(drafts[0]) - 1];
  expect(before).toMatchObject({ kind: "step", step: 20 });
});

test("all drafts take at most a twentieth of the training, but for a batch", async () => {
  const many = Array.from({ length: 400 }, (_, i) => sentence(`${i}`));
  const { at } = drafted(many, 0.1);
  const short = { ...later, secondsLeft: 90 };
  const first = await at(10, short);
  expect(first!.ids.length).toBeGreaterThan(40);
  expect(first!.ids.length).toBeLessThan(120);
  // Nothing of the time is left: neither for the next, nor for what was not read.
  expect(await at(21, { ...later, secondsLeft: 79 })).toBeNull();
  expect(await at(40, { ...later, secondsLeft: 60 })).toBeNull();
});
