import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import type { JobId, ModelId } from "../core/lifecycle/openModel.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { withTypes } from "../core/types/schema.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { ModelService } from "./modelProtocol.ts";
import type { Reader, TrainRequest } from "./modelRequests.ts";
import { createModelService } from "./modelService.ts";
import { trainCandidate } from "./trainCandidate.ts";

/** A model that reads types from their names. */
const FOLDER = "e2e/tiny/named/";
const FILES = ["config.json", "types.json", "vocab.txt", "tokenizer_config.json"];
const bytesOf = (file: string) => new Uint8Array(readFileSync(FOLDER + file));
/** A piece is one kernel, however fast it is. */
const host = { ...nodeHost(process.cwd()), pieceMs: 0 };
const types: ModelTypes = JSON.parse(readFileSync(`${FOLDER}types.json`, "utf8"));
const named = (name: string): ModelTypes => ({
  entities: { [name]: { short: name, verbose: name } },
  relations: {},
});
const PEOPLE = ["Ida Moss", "Robert Vane", "Luc Perrin", "Emil Dahl"];
const PLACES = ["Oslo", "Bergen", "Vernay"];
const examples = Array.from({ length: 12 }, (_, i): Example => {
  const words = `${PEOPLE[i % 4]} lives in ${PLACES[i % 3]} .`.split(" ");
  const entities = [
    { type: i === 0 ? "Ferry" : "Person", start: 0, end: 2 },
    { type: "Location", start: 4, end: 5 },
  ];
  return { id: `s${i}`, words, entities, relations: [] };
});
const request: TrainRequest = {
  examples: examples.slice(0, 6),
  heldOut: examples.slice(6),
  types: { ...types, entities: { ...types.entities, ...named("Ferry").entities } },
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 2, rehearsed: 1, frozenLayers: 1 },
  unreviewed: examples.map(({ id, words }, i) => ({
    source: { doc: "d", sentence: id },
    words: [...words, `${i}`],
  })),
  onScreen: [],
};

let server: Server;
let service: ModelService;
let open: ModelId;
beforeAll(async () => {
  server = createServer(({ url }, response) => {
    const file = (url ?? "").slice(1);
    if (![...FILES, "model.safetensors"].includes(file)) response.writeHead(404).end();
    else response.end(bytesOf(file));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = { storage: fakeOpfs().storage, locks: fakeLocks() };
  service = createModelService({
    host: { wasm: host, threads: 1 },
    bundled: () => ({ address }),
    rehearsal: `${address}sentences.txt`,
    files: createModelFiles(browser),
    added: createAddedModels(browser),
    trainings: createTrainingFiles(browser),
    room: async () => null,
  });
  const source = { kind: "bundled", name: "general" } as const;
  open = (await service.open({ source, backend: "wasm" }, () => {})).id;
});
afterAll(() => void server.close());

const readBy = (name: string): Reader => ({ model: open, named: named(name), unasked: [] });
const job: JobId = "job:1";

/** Told after whatever a job tells. */
type Told = (what?: string) => void;
const jobs: Readonly<Record<string, (told: Told) => Promise<unknown>>> = {
  prediction: async (told) => {
    const found: unknown[] = [];
    await service.predict(job, readBy("Boat"), examples, (...one) => {
      found.push(one);
      told();
    });
    return found;
  },
  "survey of the queue": (told) => service.survey(job, readBy("Boat"), examples).finally(told),
  calibration: (told) => {
    const asked = { heldOut: examples, renamed: NOTHING_RENAMED };
    return service.calibrate(job, readBy("Boat"), asked, () => told());
  },
  "comparison of versions": (told) => {
    const source = { kind: "bundled", name: "general" } as const;
    const schema = withTypes({ entities: [], relations: [] }, request.types);
    const asked = { sources: [source, source] as const, schema, sentences: examples };
    return service.readBoth(job, asked, () => told());
  },
  "cross-validation": async (told) => {
    const readings: unknown[] = [];
    const { unreviewed, types: asked, renamed } = request;
    const turns = [[], [0, 1, 2]].map((train, training) => ({ training, train, read: [6, 7, 8] }));
    const study = {
      unreviewed,
      types: asked,
      renamed,
      examples,
      recipe: { epochs: 1 },
      trainings: turns.map((one) => ({ ...one, share: 1 })),
      reader: readBy("Boat"),
    };
    await service.study(job, open, study, (progress) => {
      if (progress.kind === "read") readings.push(progress.readings);
      told();
    });
    return readings;
  },
};

/** What a job gives while guesses are asked all the time, and how many came before it told anything. */
async function withGuesses<T>(run: (told: Told) => Promise<T>, onTold: Told = () => {}) {
  let isRunning = true;
  let answered = 0;
  let first: number | null = null;
  const guesses = new Set<string>();
  const result = run((what) => {
    first ??= answered;
    onTold(what);
  }).finally(() => {
    isRunning = false;
  });
  const of = { kind: "entity", span: { start: 0, end: 2 } } as const;
  while (isRunning) {
    guesses.add(JSON.stringify(await service.alternatives(readBy("Ferry"), examples[1], of)));
    answered += 1;
  }
  return { result: await result, first, guesses, answered: () => answered };
}

test.each(Object.entries(jobs))("guesses come within a batch of a %s", async (_, run) => {
  const wanted = await run(() => {});
  const { result, first, guesses } = await withGuesses(run);
  // All sentences are one batch, before whose end nothing is told.
  expect(first).toBeGreaterThan(20);
  expect(result).toEqual(wanted);
  // A guess is what it is, too, whatever is read around it.
  expect(guesses.size).toBe(1);
});

test("guesses come within all that a training reads, and it is the same training", async () => {
  const trained = async (told: (kind: TrainProgress["kind"]) => void) => {
    const curve: unknown[] = [];
    const outcome = await service.train(job, open, request, (progress) => {
      told(progress.kind);
      if (progress.kind === "step") curve.push(progress.losses);
      if (progress.kind === "epoch") curve.push(progress.f1);
    });
    if (outcome.kind !== "trained") throw new Error("the training did not end");
    const { judged, watched, scores } = outcome.report;
    await service.discard(outcome.model.id);
    return { curve, judged, watched, scores };
  };
  const wanted = await trained(() => {});
  expect(wanted.watched.length).toBeGreaterThan(0);
  const { result } = await withGuesses((told) => trained(() => told()));
  expect(result).toEqual(wanted);
});

test("a training runs nothing on the device without pauses", async () => {
  const engine = await startWasmEngine(host, 1, "for a test");
  const read = async (file: string) => (FILES.includes(file) ? bytesOf(file) : null);
  const loaded = await loadModelFolder({
    name: FOLDER,
    read: async (file) => (file === "model.safetensors" ? bytesOf(file) : read(file)),
  });
  const calls = { paused: new Set<string>(), whole: new Set<string>() };
  /** Notes how it is asked to run. */
  const watched = <T extends object>(of: T): T =>
    new Proxy(of, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          const name = String(key);
          const isPaused = args.some((arg) => typeof arg === "function");
          if (RUNS.includes(name)) calls[isPaused ? "paused" : "whole"].add(name);
          const result: unknown = value.apply(target, args);
          return name === "startTraining" ? (result as Promise<object>).then(watched) : result;
        };
      },
    });
  const { description, weights } = loaded;
  const load = async (...what: Parameters<typeof engine.load>) =>
    watched(await engine.load(...what));
  const model = { ...description, network: await load(shapeOf(description), weights) };
  const device = { load, isAlive: () => true, recover: (e: unknown) => Promise.reject(e) };
  let now = 0;
  const onScreen = examples.map(({ id, words }) => ({ id, words }));
  const told: TrainProgress["kind"][] = [];
  const { model: trained } = await trainCandidate(
    device,
    model,
    { ...request, recipe: { ...request.recipe, epochs: 30 }, onScreen },
    {
      reopened: async () => model,
      onScreen: () => onScreen,
      checkpoints: memoryCheckpoints(),
      bundled: [],
      isCancelled: () => false,
      letOthers: async () => false,
      letSmall: async () => false,
      onProgress: ({ kind }) => void told.push(kind),
      // Time for a draft.
      now: () => {
        now += 100;
        return now;
      },
    },
  );
  trained.network.dispose();
  engine.dispose();
  expect(new Set(told)).toEqual(new Set(["step", "epoch", "draft", "scoring", "comparing"]));
  expect([...calls.paused].sort()).toEqual([...RUNS].sort());
  expect([...calls.whole]).toEqual([]);
});

const RUNS = ["spanLogits", "pairLogits", "states", "frozenStates", "step"];
