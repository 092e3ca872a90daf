import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { stepsOf } from "../core/learn/recipe.ts";
import { expectedSeconds, type Speed } from "../core/learn/trainingTime.ts";
import type { MeasuredSpeed, TrainProgress } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { DEFAULT_SPERT, formatSpertConfig } from "../model/config.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import type { Network } from "../model/network.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { timeSteps } from "./timeSteps.ts";
import { trainCandidate } from "./trainCandidate.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const given = JSON.parse(readFileSync(new URL("case.json", fixture), "utf8"));
const types = (list: readonly string[], more: object) =>
  Object.fromEntries(list.map((name) => [name, { short: name, verbose: name, ...more }]));
const modelTypes = {
  entities: types(Object.keys(given.entity_types), {}),
  relations: types(Object.keys(given.relation_types), { symmetric: false }),
};
const spert = { ...DEFAULT_SPERT, sizeEmbedding: given.size_embedding, maxSpanSize: 4 };
const letters = "abcdefghijklmnop";
const files: Readonly<Record<string, string | Uint8Array>> = {
  "config.json": JSON.stringify({ ...given.cfg, spert_mt: formatSpertConfig(spert) }),
  "types.json": JSON.stringify(modelTypes),
  "vocab.txt": ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...letters].join("\n"),
  "model.safetensors": readFileSync(new URL("model.safetensors", fixture)),
};

/** The time on the device, in milliseconds: it goes on only where the device works. */
const time = { now: 0 };
const now = () => time.now;
const LOADING = 900;
const MEMORY = 700;
const UPDATE = 150;
const PIECE = 20;
const READ_PIECE = 6;
const DOWNLOAD = 600;

/** A network that computes as ever, and takes this time for it. */
function slow(network: Network): Network {
  const pieces = (sentences: readonly (readonly number[])[]) => sentences.flat().length;
  return {
    shape: network.shape,
    piecesAtOnce: network.piecesAtOnce,
    spanLogits: (sentences, spans) => {
      time.now += READ_PIECE * pieces(sentences);
      return network.spanLogits(sentences, spans);
    },
    pairLogits: (pairs) => network.pairLogits(pairs),
    states: (sentences) => network.states(sentences),
    beside: () => network.beside(),
    setHeads: (...heads) => network.setHeads(...heads),
    downloadHeads: () => network.downloadHeads(),
    startTraining: async (...settings) => {
      const trainer = await network.startTraining(...settings);
      return {
        isQueued: false,
        frozen: trainer.frozen,
        prepare: (batch) => trainer.prepare(batch),
        frozenStates: (sentences) => trainer.frozenStates(sentences),
        get updates() {
          return trainer.updates;
        },
        step: (batch, ...rest) => {
          time.now += UPDATE + PIECE * pieces(batch.sentences);
          if (trainer.updates === 0) time.now += MEMORY;
          return trainer.step(batch, ...rest);
        },
        stepEncoder: (...step) => trainer.stepEncoder(...step),
        saved: async (...pause) => {
          time.now += DOWNLOAD;
          return trainer.saved(...pause);
        },
        inspect: (...batch) => trainer.inspect(...batch),
        dispose: () => trainer.dispose(),
      };
    },
    download: () => {
      time.now += DOWNLOAD;
      return network.download();
    },
    dispose: () => network.dispose(),
  };
}

let model: Model;
let device: TrainingDevice;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  device = {
    load: async (...what) => {
      time.now += LOADING;
      return slow(await engine.load(...what));
    },
    isAlive: () => true,
    recover: async (error) => {
      throw error;
    },
  };
  const read = async (file: string) =>
    files[file] === undefined ? null : new Uint8Array(Buffer.from(files[file]));
  const { description, weights } = await loadModelFolder({ name: "tiny", read });
  model = { ...description, network: await device.load(shapeOf(description), weights) };
});

function examplesOf(count: number, words: (i: number) => number): Example[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${i}`,
    words: Array.from({ length: words(i) }, (_, j) => letters[(i + j) % letters.length]),
    entities: [{ type: Object.keys(modelTypes.entities)[0], start: 0, end: 1 }],
    relations: [],
  }));
}
const whole = (measured: MeasuredSpeed | null): Speed => {
  if (!measured) throw new Error("nothing was measured");
  return { ...measured, reading: measured.reading ?? 0 };
};
const wordsOf = (examples: readonly Example[]) => examples.flatMap(({ words }) => words).length;

test.each([
  {
    name: "few short sentences",
    training: examplesOf(9, () => 7),
    heldOut: 2,
    epochs: 12,
    batch: 4,
  },
  {
    name: "sentences of any length",
    training: examplesOf(50, (i) => 3 + ((7 * i) % 29)),
    heldOut: 10,
    epochs: 2,
    batch: 8,
  },
  {
    name: "long sentences, one a step",
    training: examplesOf(6, () => 25),
    heldOut: 0,
    epochs: 3,
    batch: 1,
  },
])("a training of $name takes what was expected, and tells what it took", async (it) => {
  const { training, epochs, batch } = it;
  const heldOut = examplesOf(it.heldOut, (i) => 5 + i);
  const request = { examples: training, types: model.types, renamed: NOTHING_RENAMED };
  const between = async () => true;
  const timed = await timeSteps(device, model, request, { between, now });
  const work = {
    steps: stepsOf(training.length, batch, epochs),
    words: epochs * wordsOf(training),
    scored: 2 * wordsOf(heldOut),
  };
  const expected = expectedSeconds(whole(timed), work);
  const began = time.now;
  const told: TrainProgress[] = [];
  const { model: trained, report } = await trainCandidate(
    device,
    model,
    { ...request, heldOut, recipe: { epochs, batch }, unreviewed: [], onScreen: [] },
    {
      checkpoints: memoryCheckpoints(),
      onProgress: (p) => told.push(p),
      isCancelled: () => false,
      bundled: [],
      reopened: async () => model,
      onScreen: () => [],
      now,
    },
  );
  trained.network.dispose();
  const took = (time.now - began) / 1000;
  expect(report.seconds).toBeCloseTo(took);
  expect(took / expected).toBeGreaterThan(0.9);
  expect(took / expected).toBeLessThan(1.1);
  // What it was measured to take is what the next one like it takes.
  expect(expectedSeconds(whole(report.speed), work) / took).toBeCloseTo(1, 1);
  const last = told.filter((p) => p.kind === "step").at(-1);
  // Nothing was read yet: that takes about a third of training on it.
  const reading = (2 * READ_PIECE * (wordsOf(heldOut) + 2 * heldOut.length)) / 1000;
  expect(Math.abs(last!.secondsLeft! - reading)).toBeLessThan(0.5 * reading + 0.01);
});
