import { beforeEach, expect, test } from "vitest";
import { ownModel } from "../io/fixtures/ownModels.ts";
import type { ComingModel, KeptModel } from "../io/project/keptModel.ts";
import { sha256 } from "../io/project/sha256.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles, type ModelFiles } from "../storage/modelFiles.ts";
import { keepComing } from "./keepComing.ts";
import { storedVersions } from "./versionFiles.ts";

/** A model as it comes out of a file. */
async function coming({ id, files }: KeptModel): Promise<ComingModel> {
  const read = [...files].map(async ([name, blob]) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return [name, { bytes, sha256: await sha256(bytes) }] as const;
  });
  return { id, name: id, createdAt: 0, size: 0, files: new Map(await Promise.all(read)) };
}

let options: { failsOn?: string };
let files: ModelFiles;
beforeEach(() => {
  options = {};
  files = createModelFiles(fakeOpfs(options));
});

test("models are kept under their own ids, with all their files", async () => {
  const models = await Promise.all([ownModel("5"), ownModel("6", { weight: 9 })].map(coming));
  expect(await keepComing(files, models)).toEqual({ kept: ["5", "6"], same: 0 });
  expect((await storedVersions(files)).map(({ id, name }) => [id, name])).toEqual([
    ["5", "Model 5"],
    ["6", "Model 6"],
  ]);
  const stored = await files.get("6");
  for (const [name, { bytes }] of models[1].files)
    expect(new Uint8Array(await stored[name].arrayBuffer())).toEqual(bytes);
});

test("one that is there already is not stored twice, whatever it is called", async () => {
  await keepComing(files, [await coming(ownModel("5"))]);
  const again = [ownModel("5"), ownModel("77", { name: "other" }), ownModel("5", { weight: 2 })];
  const found = await keepComing(files, await Promise.all(again.map(coming)));
  // The last has other weights, under an id that is taken.
  expect(found).toEqual({ kept: ["5-2"], same: 2 });
  expect(await files.list()).toHaveLength(2);
});

test("two alike in one file are one", async () => {
  const models = await Promise.all([ownModel("5"), ownModel("6")].map(coming));
  expect(await keepComing(files, models)).toEqual({ kept: ["5"], same: 1 });
});

test("one that comes from another keeps that as its parent, under its id of now", async () => {
  await keepComing(files, [await coming(ownModel("5"))]);
  const child = ownModel("6", { weight: 3 });
  const source = { kind: "version", id: "5" };
  const version = { name: "child", createdAt: 6, scores: null, made: { parent: { source } } };
  const withParent = new Map([
    ...child.files,
    ["version.json", new Blob([JSON.stringify(version)])] as const,
  ]);
  const models = [ownModel("5", { weight: 2 }), { id: "6", files: withParent }];
  expect((await keepComing(files, await Promise.all(models.map(coming)))).kept).toEqual([
    "5-2",
    "6",
  ]);
  const stored = JSON.parse(await (await files.get("6"))["version.json"].text());
  expect(stored.made.parent.source).toEqual({ kind: "version", id: "5-2" });
});

test("where the disk is full half way, nothing of them is stored, and the others stay", async () => {
  await keepComing(files, [await coming(ownModel("5"))]);
  const second = ownModel("7", { weight: 4 });
  const models = [
    ownModel("6", { weight: 3 }),
    { ...second, files: new Map([...second.files, ["full", new Blob(["x"])] as const]) },
  ];
  options.failsOn = "full";
  await expect(keepComing(files, await Promise.all(models.map(coming)))).rejects.toThrow(
    "disk full",
  );
  expect((await files.list()).map(({ id }) => id)).toEqual(["5"]);
});
