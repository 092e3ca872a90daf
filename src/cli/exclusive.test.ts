import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { evalCommand } from "./eval.ts";
import { refuseOptions } from "./options.ts";
import { predictTexts } from "./predict.ts";
import { modelFolderOf } from "./projectModel.ts";
import { trainCommand } from "./train.ts";
import { trainBroad } from "./trainBroad.ts";
import { trainVersion } from "./trainVersion.ts";

const folder = mkdtempSync(join(tmpdir(), "spanloom-exclusive-"));
afterAll(() => rmSync(folder, { recursive: true }));
const data = join(folder, "data.json");
writeFileSync(data, "[]");
const out = join(folder, "out");
const usual = { out, resume: false, dtype: "float32", backend: "wasm" } as const;

test.each(["predict", "eval"])("%s takes its model from one place", async (command) => {
  const place = (named: object) => modelFolderOf(command, named);
  await expect(place({ model: "a", project: "b.spanloom" })).rejects.toThrow(
    `${command}: --model and --project exclude each other`,
  );
  await expect(place({})).rejects.toThrow(`${command}: --model DIR is needed, or --project FILE`);
  await expect(place({ model: "a", version: "b" })).rejects.toThrow("goes with --project");
});

test("a training has one start", async () => {
  const made = trainCommand({ ...usual, data: [data], encoder: "a", init: "b", command: "" });
  await expect(made).rejects.toThrow("train: --encoder and --init exclude each other");
});

test("what a training would leave aside is refused by its name", async () => {
  const version = { ...usual, project: "a.spanloom", version: "v1", init: "model" };
  await expect(trainVersion(Object.assign(version, { headLr: 1, seed: 0 }))).rejects.toThrow(
    "train --project --version: --head-lr, --seed do not go with it",
  );
  const broad = { ...usual, data: [data], shippable: false, shares: new Map() };
  const frozen = Object.assign(broad, { frozenLayers: 0, freezeEmbeddings: false });
  await expect(trainBroad(frozen)).rejects.toThrow(
    "train --from-names: --frozen-layers does not go with it",
  );
  const shares = new Map([["a", 2]]);
  const made = trainCommand({ ...usual, data: [data], encoder: "a", shares, command: "" });
  await expect(made).rejects.toThrow("--shares go with --from-names");
  expect(() => refuseOptions("x", { resume: false, shares: new Map() }, ["resume", "shares"]))
    .not // nothing is given
    .toThrow();
});

test("inputs that are missing are told before a model is looked for", async () => {
  const [model, none] = [join(folder, "no-model"), join(folder, "none.json")];
  const missing = `${none}: no such file`;
  await expect(predictTexts({ model, files: [none], backend: "wasm" })).rejects.toThrow(missing);
  const scoring = { model, data: [none], dropOverlapping: false, json: false } as const;
  await expect(evalCommand({ ...scoring, backend: "wasm" })).rejects.toThrow(missing);
  const made = trainCommand({ ...usual, data: [data, none], encoder: model, command: "" });
  await expect(made).rejects.toThrow(missing);
});
