import { beforeAll, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { fineTuning } from "../core/learn/recipe.ts";
import { stabilityOf } from "../core/learn/stability.ts";
import type { TrainProgress, TrainRecipe } from "../core/lifecycle/trainReport.ts";
import { type ModelTypes, NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { type Model, shapeOf } from "../model/model.ts";
import { ADAM_W } from "../model/network.ts";
import { encodeSentence } from "../text/encodeSentence.ts";
import { memoryCheckpoints } from "../training/checkpoints.ts";
import { prepare } from "../training/prepare.ts";
import { type Say, taughtText } from "../training/rehearsal.ts";
import type { TrainingDevice } from "../training/run.ts";
import { teach } from "../training/taught.ts";
import { train } from "../training/train.ts";
import { tinyOnWasm } from "./fixtures/tinyOnWasm.ts";
import { trainCandidate } from "./trainCandidate.ts";

let model: Model;
let device: TrainingDevice;
beforeAll(async () => {
  ({ model, device } = await tinyOnWasm());
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

const source = (i: number) => ({ doc: "d", sentence: `d:${i}` });

async function trained(
  recipe: Partial<TrainRecipe>,
  text: { readonly unreviewed: string[][]; readonly bundled: string[][] },
  isCancelled: (told: readonly TrainProgress[]) => boolean = () => false,
) {
  const told: TrainProgress[] = [];
  const ship = { Ship: { short: "Ship", verbose: "Ship" } };
  const types = { ...model.types, entities: { ...model.types.entities, ...ship } };
  const unreviewed = text.unreviewed.map((words, i) => ({ source: source(i), words }));
  const { model: after, report } = await trainCandidate(
    device,
    model,
    { examples, heldOut: [], types, renamed: NOTHING_RENAMED, recipe, unreviewed, onScreen: [] },
    {
      bundled: text.bundled,
      reopened: async () => model,
      onScreen: () => [],
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
    const { watched, types } = (
      await trained({ rehearsed, lr: 1e-3, epochs: 60, frozenLayers: 0 }, text)
    ).report;
    const stability = stabilityOf(watched, types);
    expect(stability.sentences).toBe(50);
    expect(watched.filter(({ source }) => source === "bundled")).toHaveLength(25);
    const own = text.unreviewed.map((words, i) => ({ source: source(i), words }));
    const looked = watched.filter(({ source }) => source !== "bundled");
    for (const { source, words } of looked) expect(own).toContainEqual({ source, words });
    return (["entities", "relations"] as const).map((kind) => {
      const { before, kept } = stability[kind];
      expect(before).toBeGreaterThan(30);
      return kept / before;
    });
  };
  const [without, withText] = [await kept(0), await kept(2)];
  expect(Math.min(...withText)).toBeGreaterThan(0.95);
  expect(Math.min(...without)).toBeLessThan(0.9);
});

test("the text is read when its turn comes, what is compared only at the end", async () => {
  const { told } = await trained({ rehearsed: 2 }, text);
  const kinds = told.map(({ kind }) => kind);
  const [first, last] = [kinds.indexOf("comparing"), kinds.lastIndexOf("step")];
  expect(kinds[0]).toBe("step");
  expect(first).toBe(last + 1);
  expect(told.at(-1)).toEqual({ kind: "comparing", done: 100, total: 100 });
});

test("what is read when its turn comes is what was read before the first step", async () => {
  const change = { before: model.types, after: model.types, renamed: NOTHING_RENAMED };
  const { bert, tokenizer, types } = model;
  const own = examples.map(({ known: _, ...all }) => ({ ...all, entities: [] }));
  const { prepared } = prepare(own, types, tokenizer, bert.maxPositions);
  const asked: number[] = [];
  const lossesOf = async (isReadBefore: boolean) => {
    const say: Say = (lesson) => {
      asked.push(lesson.sentences.length);
      return teach(model, lesson);
    };
    const taught = taughtText(model, { sentences: text.bundled, prepared, change, say });
    if (isReadBefore) await taught.readAll();
    const network = await device.load(shapeOf(model), await model.network.download());
    const trainer = await network.startTraining(ADAM_W);
    const losses: number[] = [];
    const recipe = { ...fineTuning(4, model.bert.layers), epochs: 50 };
    for await (const step of train(trainer, model, { prepared, taught }, recipe))
      losses.push(step.losses.total);
    network.dispose();
    return losses;
  };
  const [before, inTurn] = [await lossesOf(true), await lossesOf(false)];
  expect(inTurn).toHaveLength(50);
  inTurn.forEach((loss, i) => {
    expect(loss).toBeCloseTo(before[i], 4);
  });
  // Each sentence is read once, whenever that is.
  expect(asked.reduce((sum, count) => sum + count)).toBe(2 * text.bundled.length);
});

test("after the loss of a device the text is read by the model on the new one", async () => {
  const lost = { is: false };
  const onLost: TrainingDevice = {
    ...device,
    isAlive: () => !lost.is,
    recover: async () => device,
  };
  let reopened = 0;
  const dying = new Proxy(model.network, {
    get: (network, key) => {
      if (key === "piecesAtOnce") return 30;
      if (key === "spanLogits" && lost.is) return () => Promise.reject(new Error("gone"));
      const value: unknown = Reflect.get(network, key);
      return typeof value === "function" ? value.bind(network) : value;
    },
  });
  const { model: after, report } = await trainCandidate(
    onLost,
    { ...model, network: dying },
    {
      examples: examples.map((example) => ({ ...example, entities: [] })),
      heldOut: [],
      types: model.types,
      renamed: NOTHING_RENAMED,
      recipe: { epochs: 20 },
      unreviewed: text.unreviewed.map((words, i) => ({ source: source(i), words })),
      onScreen: [],
    },
    {
      bundled: [],
      checkpoints: memoryCheckpoints(),
      reopened: async () => {
        if (!lost.is) return { ...model, network: dying };
        reopened++;
        return model;
      },
      onScreen: () => [],
      onProgress: (progress) => {
        if (progress.kind === "step" && progress.step === 3) lost.is = true;
      },
      isCancelled: () => false,
    },
  );
  after.network.dispose();
  expect(reopened).toBeGreaterThan(0);
  expect(report).toMatchObject({ steps: 20, stopped: false });
});

test("without any text nothing is rehearsed, and of stability nothing is said", async () => {
  const { report, told } = await trained({ rehearsed: 2 }, { unreviewed: [], bundled: [] });
  expect(report.watched).toEqual([]);
  expect(told.some(({ kind }) => kind === "comparing")).toBe(false);
});

test("where none of the model's relations is kept, its text says nothing of new ones", async () => {
  const encoded = sentences(4, 0).map((words) => encodeSentence(words, model.tokenizer));
  const symmetric = false;
  const relations = { Sails: { short: "Sails", verbose: "Sails", symmetric } };
  const pairs = async (of: ModelTypes["relations"]) => {
    const after = { entities: model.types.entities, relations: of };
    const change = { before: model.types, after, renamed: NOTHING_RENAMED };
    const taught = await teach(model, { sentences: encoded, change });
    return taught.flatMap((one) => one.pairs);
  };
  expect(await pairs(relations)).toEqual([]);
  const beside = await pairs({ ...model.types.relations, ...relations });
  expect(beside.length).toBeGreaterThan(0);
  expect(beside.every(({ types }) => types.at(-1) === 0)).toBe(true);
});
