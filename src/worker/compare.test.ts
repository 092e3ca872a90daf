import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import type { RehearsalSentence } from "../core/learn/rehearsalText.ts";
import { stabilityOf } from "../core/learn/stability.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { loadModelFolder } from "../model/modelFolder.ts";
import { asRead } from "./asRead.ts";
import { compare } from "./compare.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { trainingClock } from "./trainingClock.ts";

const FOLDER = "e2e/tiny/model";
const read = async (file: string) =>
  existsSync(join(FOLDER, file)) ? new Uint8Array(readFileSync(join(FOLDER, file))) : null;

let model: Model;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  const { description, weights } = await loadModelFolder({ name: FOLDER, read });
  model = { ...description, network: await engine.load(shapeOf(description), weights) };
});

const words = "Ida Moss lives in Oslo .".split(" ");
const heldOut: Example[] = [
  { id: "a", words, entities: [{ type: "Human", start: 0, end: 2 }], relations: [] },
];
const watched: RehearsalSentence[] = [
  { source: { doc: "d", sentence: "d:0" }, words },
  { source: "bundled", words: "Robert Vane works for Delmas Bank .".split(" ") },
];

/** The model's types, with people under another name. */
function renamed(): ModelTypes {
  const { entities } = model.types;
  const named = Object.entries(entities).map(([name, of]) => [
    name === "Peop" ? "Human" : name,
    of,
  ]);
  return { ...model.types, entities: Object.fromEntries(named) };
}

async function compared(request: Partial<TrainRequest>) {
  const told: TrainProgress[] = [];
  const types = renamed();
  const now = () => 0;
  const asked: TrainRequest = {
    examples: [],
    heldOut,
    types,
    renamed: { entities: { Human: "Peop" }, relations: {} },
    recipe: {},
    unreviewed: [],
    onScreen: [],
    ...request,
  };
  const result = await compare(
    await asRead(model, asked),
    { ...model, types },
    {
      request: asked,
      watched,
      clock: trainingClock(now),
      now,
      onProgress: (progress) => told.push(progress),
      breathe: async () => {},
    },
  );
  return { ...result, told, types };
}

test("both models speak of types by their names of today, and keep where sentences are from", async () => {
  const { judged, watched: looked, scores, types } = await compared({});
  expect(judged).toHaveLength(1);
  const [{ example, before, after }] = judged;
  expect(example).toBe(heldOut[0]);
  expect(before).toEqual(after);
  expect(before.entities.map(({ type }) => type)).toContain("Human");
  expect(scores).toMatchObject({ sentences: 1, before: { entities: { micro: { recall: 100 } } } });
  expect(looked.map(({ source }) => source)).toEqual([{ doc: "d", sentence: "d:0" }, "bundled"]);
  const { entities } = stabilityOf(looked, types);
  expect(entities.kept).toBe(entities.before);
  expect(entities.types).toHaveProperty("Human");
});

test("nothing held out is no score, and what is read is told", async () => {
  const { judged, scores, told } = await compared({ heldOut: [], renamed: NOTHING_RENAMED });
  expect([judged, scores]).toEqual([[], null]);
  expect(told.at(-1)).toEqual({ kind: "comparing", done: 4, total: 4 });
});

test("where a type has the name of one that is gone, each model speaks of the right one", async () => {
  const { entities: table } = model.types;
  const [first, second] = Object.keys(table);
  const swapped = Object.fromEntries([[first, table[second]]]);
  const types = { ...model.types, entities: swapped };
  const { judged } = await compared({
    types,
    renamed: { entities: { [first]: second }, relations: {} },
  });
  const own = await compared({ renamed: NOTHING_RENAMED });
  const was = own.judged[0].before.entities.map(({ type }) => type);
  const is = judged[0].before.entities.map(({ type }) => type);
  expect(was.some((type) => type === first || type === second)).toBe(true);
  was.forEach((type, i) => {
    if (type === second) expect(is[i]).toBe(first);
    if (type === first) expect([first, second]).not.toContain(is[i]);
  });
});
