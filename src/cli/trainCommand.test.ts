import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSafetensors } from "../io/safetensors.ts";
import { isFrozen } from "../model/parameters.ts";
import { largestDifference } from "../parity/errors.ts";
import {
  data,
  killAfterFirstLine,
  named,
  STILL,
  spanloom,
  types,
  workplace,
} from "./fixtures/commandLine.ts";

const { at, source, train, evaluated } = workplace();

test("a model is trained, a line of losses and scores an epoch", () => {
  const { code, lines, errors } = spanloom(train(at("model"), "--dev", at("data.json")));
  expect(errors).toContain("computing on CPU (WASM");
  expect(code).toBe(0);
  const log = lines.map((line) => JSON.parse(line));
  expect(log.map(({ epoch }) => epoch)).toEqual(Array.from({ length: 25 }, (_, i) => i + 1));
  expect(log[24].losses.total).toBeLessThan(0.5 * log[0].losses.total);
  expect(log[24].dev.entities.micro.f1).toBeGreaterThan(90);
  expect(existsSync(at("model/checkpoint"))).toBe(false);
  expect(readFileSync(at("model/README.md"), "utf8")).toContain("8 sentences");
});

test("a killed training resumes to the same model, bit by bit", async () => {
  await killAfterFirstLine(train(at("resumed")));
  expect(existsSync(at("resumed/model.safetensors"))).toBe(false);
  const again = spanloom(train(at("resumed"), "--resume"));
  expect(again.code).toBe(0);
  expect(again.lines.length).toBeLessThan(25);
  const weights = (model: string) => readFileSync(at(model, "model.safetensors"));
  expect(weights("resumed").equals(weights("model"))).toBe(true);
});

test("R-Drop is told by the card, and a killed training resumes with it", async () => {
  const how = ["--epochs", "3", "--r-drop", "2"];
  expect(spanloom(train(at("agreeing"), ...how)).code).toBe(0);
  const card = readFileSync(at("agreeing/README.md"), "utf8");
  expect(card).toContain("R-Drop of weight 2 (each batch twice)");
  await killAfterFirstLine(train(at("killed-agreeing"), ...how));
  expect(spanloom(train(at("killed-agreeing"), ...how, "--resume")).code).toBe(0);
  const weights = (model: string) =>
    parseSafetensors(readFileSync(at(model, "model.safetensors")), model);
  const resumed = weights("killed-agreeing");
  for (const [name, { data }] of weights("agreeing"))
    expect(largestDifference(resumed.get(name)?.data ?? [], data), name).toBeLessThan(1e-6);
});

test.each([
  { name: "between its two renames", as: "checkpoint.next" },
  { name: "before the old one is gone", as: "checkpoint.old" },
])("a checkpoint whose saving was killed $name is found", async ({ as }) => {
  const out = at(`killed-${as}`);
  await killAfterFirstLine(train(out));
  rmSync(join(out, as), { recursive: true, force: true });
  renameSync(join(out, "checkpoint"), join(out, as));
  const again = spanloom(train(out, "--resume"));
  expect(again.code).toBe(0);
  expect(again.lines.length).toBeLessThan(25);
});

test("a damaged checkpoint is told, with its name", async () => {
  await killAfterFirstLine(train(at("damaged")));
  writeFileSync(at("damaged/checkpoint/state.safetensors"), "half");
  const { code, lines, errors } = spanloom(train(at("damaged"), "--resume"));
  expect(errors).toMatch(/damaged\/checkpoint: is damaged: .*state\.safetensors/);
  expect([code, lines]).toEqual([2, []]);
});

test.each([
  {
    name: "to no number",
    lr: "1e25",
    says: /epoch 2, step \d+: the loss is not a number: lower --lr/,
  },
  { name: "out of all measure", lr: "1e6", says: /the loss has grown from .*: lower --lr/ },
])("a training that diverges $name stops, and leaves the model that was there", ({ lr, says }) => {
  const kept = readFileSync(at("model/model.safetensors"));
  const own = `--batch 100 --epochs 3 --lr ${lr} --head-lr ${lr} --backend wasm`.split(" ");
  cpSync(at("model"), at("kept"), { recursive: true });
  own.push("--init", at("model"), "--out", at("kept"));
  const { code, errors } = spanloom(["train", ...source, ...own]);
  expect(code).toBe(2);
  expect(errors.trim().split("\n").at(-1)).toMatch(says);
  expect(readFileSync(at("kept/model.safetensors")).equals(kept)).toBe(true);
  expect(existsSync(at("kept/checkpoint"))).toBe(false);
});

test("a trained model of another width embedding is refused, by name", () => {
  writeFileSync(at("width.json"), '{"size_embedding": 9}');
  const args = ["--init", at("model"), "--config", at("width.json"), "--out", at("x")];
  const { code, errors } = spanloom(["train", "--data", at("data.json"), ...args]);
  expect(errors).toMatch(/width\.json, size_embedding: is 9, but the trained model has 25/);
  expect(code).toBe(2);
});

test("frozen layers stay as the encoder had them, and the card says so", () => {
  writeFileSync(at("frozen.json"), '{"frozen_layers": 1, "epochs": 2, "batch": 4}');
  const from = ["--encoder", at("encoder"), "--out", at("frozen"), "--backend", "wasm"];
  const { code } = spanloom(["train", ...source, ...from, "--config", at("frozen.json")]);
  expect(code).toBe(0);
  const read = (folder: string) =>
    parseSafetensors(new Uint8Array(readFileSync(at(folder, "model.safetensors"))), folder);
  const after = read("frozen");
  for (const [name, { data }] of read("encoder"))
    if (isFrozen(name, 1)) expect(after.get(name)?.data, name).toEqual(data);
    else expect(after.get(name)?.data, name).not.toEqual(data);
  const card = readFileSync(at("frozen/README.md"), "utf8");
  expect(card).toContain("embeddings and the lowest layer kept as they were");
});

test("--init keeps what a model knows and adds a type", () => {
  const more = { ...types, entities: { New: { short: "N", verbose: "New" }, ...types.entities } };
  writeFileSync(at("more.json"), JSON.stringify(more));
  const { code } = spanloom([
    "train",
    "--data",
    at("data.json"),
    "--types",
    at("more.json"),
    "--init",
    at("model"),
    "--out",
    at("more"),
    ...STILL,
    "--backend",
    "wasm",
    "--dtype",
    "float16",
  ]);
  expect(code).toBe(0);
  const { lines } = evaluated("more");
  expect(JSON.parse(lines.at(-1) as string).entities.micro.f1).toBeGreaterThan(90);
});

test("two sets of other types are trained on together, each sentence knowing its own", () => {
  const visits = { Visits: { short: "V", verbose: "Visits", symmetric: false } };
  mkdirSync(at("visits"));
  const others = data.map(({ tokens, entities: [, place] }) => ({
    tokens,
    entities: [{ ...place, type: "Town" }],
    relations: [],
  }));
  writeFileSync(at("visits/train.json"), JSON.stringify(others));
  writeFileSync(at("visits/dev.json"), JSON.stringify(others));
  const own = { entities: named(["Town"]), relations: visits };
  writeFileSync(at("visits/types.json"), JSON.stringify(own));
  const { code, lines, errors } = spanloom([
    "train",
    "--encoder",
    at("encoder"),
    "--out",
    at("both"),
    "--data",
    `${at("data.json")},${at("visits")}`,
    "--types",
    at("types.json"),
    "--dev",
    `${at("data.json")},${at("visits")}`,
    "--epochs",
    "1",
    "--backend",
    "wasm",
  ]);
  expect(errors).not.toContain("error");
  expect(code).toBe(0);
  expect(JSON.parse(lines[0]).epoch).toBe(1);
  const trained = JSON.parse(readFileSync(at("both/types.json"), "utf8"));
  expect(Object.keys(trained.entities)).toEqual(["Person", "Place", "Town"]);
  expect(Object.keys(trained.relations)).toEqual(["Lives_In", "Visits"]);
});
