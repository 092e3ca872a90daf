import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { seededRandom } from "../core/learn/random.ts";
import { crossValidation } from "../core/learn/study.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { plannedEngine } from "../engine/plannedEngine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { startWasmExecutor } from "../engine/wasm/start.ts";
import { labelScores } from "../model/labelScores.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import type { Network } from "../model/network.ts";
import { predictSentences } from "../model/predictSentences.ts";
import type { StudyProgress, StudyRequest } from "./modelRequests.ts";
import { runStudy, type StudyParts } from "./study.ts";

const FOLDER = "e2e/tiny/model";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;

let model: Model;
const alive = new Set<Network>();
let parts: StudyParts;
const examples: Example[] = [];
const progress: StudyProgress[] = [];
/** How often small jobs were let in. */
let cracks = 0;

beforeAll(async () => {
  const engine = plannedEngine(
    { label: "WASM", reason: "for a test", lost: new Promise(() => {}) },
    // However short a step is, others may come in within it.
    (constants) => startWasmExecutor(constants, { ...nodeHost(process.cwd()), pieceMs: 0 }),
    () => {},
  );
  const device = {
    load: async (...what: Parameters<typeof engine.load>) => {
      const network = await engine.load(...what);
      alive.add(network);
      const free = network.dispose.bind(network);
      return Object.assign(network, {
        dispose: () => {
          alive.delete(network);
          free();
        },
      });
    },
    isAlive: () => true,
    recover: (error: unknown) => Promise.reject(error),
  };
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  model = { ...description, network: await engine.load(shapeOf(description), weights) };
  const random = seededRandom(1);
  const of = (list: readonly string[]) => list[Math.floor(random() * list.length)];
  const sentences = Array.from({ length: 8 }, (_, i) => ({
    id: `s${i}`,
    words:
      `${of(["Ida", "Luc", "Emil"])} ${of(["Moss", "Vane", "Dahl"])} lives in ${of(["Oslo", "Bergen"])} ${i} .`.split(
        " ",
      ),
  }));
  for await (const { index, prediction } of predictSentences(model, sentences))
    examples.push({ ...sentences[index], ...plain(prediction) });
  parts = {
    device: async () => device,
    model: async () => model,
    reader: async () => model,
    bundled: [],
    onProgress: (told) => void progress.push(told),
    isCancelled: () => false,
    gap: async () => false,
    crack: async () => {
      cracks += 1;
      return false;
    },
  };
});

const plain = ({ entities, relations }: Pick<Example, "entities" | "relations">) => ({
  entities: entities.map(({ type, start, end }) => ({ type, start, end })),
  relations: relations.map(({ type, head, tail }) => ({ type, head, tail })),
});

const request = (): StudyRequest => ({
  examples,
  trainings: crossValidation(examples)!.trainings.map((one, training) => ({ ...one, training })),
  types: model.types,
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 2, rehearsed: 0 },
  unreviewed: [],
  reader: { model: "model:a", named: { entities: {}, relations: {} }, unasked: [] },
});

test("each model reads its sentences and what it thinks of their labels, and is freed", async () => {
  progress.length = 0;
  const before: Network[] = [...alive];
  expect(await runStudy(request(), parts)).toEqual({ stopped: false });
  expect([...alive]).toEqual(before);
  const reads = progress.filter((one) => one.kind === "read");
  expect(reads.map(({ training }) => training)).toEqual([0, 1, 2, 3, 4]);
  reads.forEach(({ readings }, i) => {
    const { read } = request().trainings[i];
    expect(readings.map(({ entities }) => entities.length)).toEqual(
      read.map((place) => examples[place].entities.length),
    );
  });
  // How probable each type is goes with what is suggested.
  for (const { prediction, probabilities } of reads.flatMap(({ readings }) => readings)) {
    expect(probabilities).toHaveLength(prediction.entities.length);
    prediction.entities.forEach(({ type, score }, i) => {
      const place = 1 + Object.keys(model.types.entities).indexOf(type);
      expect(probabilities?.[i][place]).toBeCloseTo(score, 5);
      expect(probabilities?.[i].reduce((a, b) => a + b)).toBeCloseTo(1, 4);
    });
  }
  // What the open model itself said is what it thinks.
  for (const { entities, prediction } of reads[0].readings)
    entities.forEach((of, i) => {
      expect(of?.own).toBeCloseTo(prediction.entities[i].score, 5);
      expect(of!.none).toBeLessThan(0.5);
    });
  const steps = progress.filter(({ kind }) => kind === "step").length;
  expect(steps).toBeGreaterThan(0);
  expect(cracks).toBeGreaterThan(20 * steps);
});

test("what is left to do goes on where it was, and an end leaves what was read", async () => {
  progress.length = 0;
  const all = request();
  const left = { ...all, trainings: all.trainings.slice(3) };
  expect(await runStudy(left, parts)).toEqual({ stopped: false });
  const places = () => progress.flatMap((one) => (one.kind === "read" ? [one.training] : []));
  expect(places()).toEqual([3, 4]);
  progress.length = 0;
  const isCancelled = () => progress.some(({ kind }) => kind === "step");
  expect(await runStudy(all, { ...parts, isCancelled })).toEqual({ stopped: true });
  expect(places()).toEqual([0]);
  expect(alive.size).toBe(0);
});

test("a model thinks little of what it would not label, and nothing of what it cannot look at", async () => {
  const [{ words, entities }] = examples;
  const [person] = entities;
  const wrong: Example = {
    id: "w",
    words,
    entities: [
      { ...person, type: "Org" },
      { type: "Loc", start: 2, end: 3 },
      { type: "Nothing", start: 3, end: 4 },
      { type: "Loc", start: 0, end: words.length },
    ],
    relations: [
      { type: "Live_In", head: 0, tail: 1 },
      { type: "Nothing", head: 1, tail: 0 },
    ],
  };
  const { entities: of, relations } = await labelScores(model, wrong);
  expect(of[0]!.own).toBeLessThan(0.3);
  expect(of[0]!.none).toBeLessThan(0.3);
  expect(of[1]!.none).toBeGreaterThan(0.5);
  expect(of[2]).toBeNull();
  expect(relations[0]).toBeLessThan(0.5);
  expect(relations[1]).toBeNull();
  const empty = { id: "e", words, entities: [], relations: [] };
  expect(await labelScores(model, empty)).toEqual({ entities: [], relations: [] });
  const long = { ...wrong, words: Array.from({ length: 900 }, () => "Oslo"), relations: [] };
  expect((await labelScores(model, long)).entities).toEqual([null, null, null, null]);
});
