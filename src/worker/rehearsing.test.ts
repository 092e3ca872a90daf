import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import type { TrainingDevice } from "../training/run.ts";
import { trainCandidate } from "./trainCandidate.ts";

const FOLDER = "e2e/tiny/model";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;

let model: Model;
let device: TrainingDevice;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  device = {
    load: (...what) => engine.load(...what),
    isAlive: () => true,
    recover: (error) => Promise.reject(error),
  };
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  model = { ...description, network: await device.load(shapeOf(description), weights) };
});

const PEOPLE = ["Ida Moss", "Robert Vane", "Marta Lindquist", "Luc Perrin", "Emil Dahl"];
const PLACES = ["Oslo", "Bergen", "Halden Bay", "Vernay", "Port Merrow", "Scotland", "Rome"];
const FIRMS = ["Delmas Bank", "Northgate Shipping", "Calder Institute", "Nordlys Press"];
const FRAMES = [
  "PEOP lives in LOC .",
  "PEOP works for FIRM in LOC .",
  "Later PEOP left LOC for good .",
  "FIRM is based in LOC .",
];

/** Sentences in which there is something that the model knows. */
const sentences = (count: number, from: number): string[][] =>
  Array.from({ length: count }, (_, n) => {
    const i = n + from;
    const drawn = FRAMES[i % FRAMES.length]
      .replace("PEOP", PEOPLE[i % PEOPLE.length])
      .replace("LOC", PLACES[i % PLACES.length])
      .replace("FIRM", FIRMS[(i >> 1) % FIRMS.length]);
    return drawn.split(" ");
  });
/** Ships, in sentences of which nothing else is known. */
const examples: Example[] = ["Kestrel", "Selkie", "Heron", "Lodestar"].map((ship, i) => ({
  id: `${i}`,
  words: `The ferry ${ship} was late again .`.split(" "),
  known: { entities: ["Ship"], relations: [] },
  entities: [{ type: "Ship", start: 2, end: 3 }],
  relations: [],
}));

async function trained(
  recipe: { readonly rehearsed: number; readonly lr?: number },
  text: { readonly unreviewed: string[][]; readonly bundled: string[][] },
  isCancelled: (told: readonly TrainProgress[]) => boolean = () => false,
) {
  const told: TrainProgress[] = [];
  const ship = { Ship: { short: "Ship", verbose: "Ship" } };
  const types = { ...model.types, entities: { ...model.types.entities, ...ship } };
  const { unreviewed } = text;
  const { model: after, report } = await trainCandidate(
    device,
    model,
    { examples, heldOut: [], types, renamed: NOTHING_RENAMED, recipe, unreviewed },
    {
      bundled: text.bundled,
      checkpoints: memoryCheckpoints(),
      onProgress: (progress) => told.push(progress),
      isCancelled: () => isCancelled(told),
    },
  );
  after.network.dispose();
  return { report, told };
}

const text = { unreviewed: sentences(40, 0), bundled: sentences(40, 40) };

test("what is rehearsed is kept where nothing was trained on, and is lost else", async () => {
  const kept = async (rehearsed: number) => {
    const { stability } = (await trained({ rehearsed, lr: 1e-3 }, text)).report;
    expect(stability?.sentences).toBe(50);
    return (["entities", "relations"] as const).map((kind) => {
      const { before, kept } = stability![kind];
      expect(before).toBeGreaterThan(30);
      return kept / before;
    });
  };
  const [without, withText] = [await kept(0), await kept(2)];
  expect(Math.min(...withText)).toBeGreaterThan(0.95);
  expect(Math.min(...without)).toBeLessThan(0.9);
});

test("reading the text is told; a stop in it ends the training before its first step", async () => {
  const { told } = await trained({ rehearsed: 2 }, text);
  const reading = told.filter((one) => one.kind === "rehearsing");
  expect(reading.at(-1)).toEqual({ kind: "rehearsing", done: 30, total: 30 });
  const isReading = (progress: readonly TrainProgress[]) => progress.at(-1)?.kind === "rehearsing";
  const { report } = await trained({ rehearsed: 2 }, text, isReading);
  expect(report).toMatchObject({ stopped: true, steps: 0 });
});

test("without any text nothing is rehearsed, and of stability nothing is said", async () => {
  const { report, told } = await trained({ rehearsed: 2 }, { unreviewed: [], bundled: [] });
  expect(report.stability).toBeNull();
  expect(told.some(({ kind }) => kind === "rehearsing")).toBe(false);
});
