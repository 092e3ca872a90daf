import { describe, expect, test } from "vitest";
import type { AddedRecord } from "../records/addedRecord.ts";
import { type ComingFile, createAddedModels } from "./addedModels.ts";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";
import { FILE_FAULTS, type FileFault, faultyOpfs } from "./fixtures/faultyOpfs.ts";
import { createModelFiles } from "./modelFiles.ts";
import type { PrivateFiles } from "./opfs.ts";
import { createTrainingFiles } from "./trainingFiles.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const MODEL = {
  "config.json": bytes("{}"),
  "model.safetensors": bytes("weights that are long"),
  "version.json": bytes('{"name":"mine"}'),
};
const OTHER = { ...MODEL, "model.safetensors": bytes("other weights, longer") };
const RECORD: AddedRecord = {
  name: "mine",
  origin: { kind: "files" },
  createdAt: 7,
  licence: null,
  what: "spert",
  encoder: { label: "BERT", layers: 2, hidden: 48 },
  types: { entities: {}, relations: {} },
};

type Contents = Record<string, string>;
const contents = async (files: Readonly<Record<string, Blob>>): Promise<Contents> =>
  Object.fromEntries(
    await Promise.all(Object.entries(files).map(async ([name, file]) => [name, await file.text()])),
  );

/** A place where something is stored, what is done there, and what may be found afterwards. */
interface Case {
  readonly name: string;
  before(disk: PrivateFiles): Promise<unknown>;
  work(disk: PrivateFiles): Promise<unknown>;
  /** Reads everything that can be opened. */
  read(disk: PrivateFiles): Promise<unknown>;
}

const readModels = async (disk: PrivateFiles) => {
  const models = createModelFiles(disk);
  const all = (await models.list()).map(async ({ id }) => [
    id,
    await contents(await models.get(id)),
  ]);
  return Promise.all(all);
};
const readAdded = async (disk: PrivateFiles) => {
  const models = createAddedModels(disk);
  expect(await models.damaged()).toEqual([]);
  const all = (await models.list()).map(async ({ id, name }) => [
    name,
    await contents(await models.get(id)),
  ]);
  return (await Promise.all(all)).sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
};
const added = (weights: Uint8Array<ArrayBuffer>): Map<string, ComingFile> =>
  new Map([
    ["config.json", new Blob(["{}"])],
    ["model.safetensors", new Blob([weights])],
  ]);
const readTraining = async (disk: PrivateFiles) => {
  const trainings = createTrainingFiles(disk);
  const files = (await trainings.list()).includes("t") ? await trainings.load("t") : null;
  return files && contents(files);
};
const save = (of: string) => (disk: PrivateFiles) =>
  createTrainingFiles(disk).save("t", {
    "state.safetensors": bytes(`${of}, and more of it`),
    updates: bytes(of),
  });

const CASES: readonly Case[] = [
  {
    name: "keeping a model",
    before: (disk) => createModelFiles(disk).put("a", MODEL),
    work: (disk) => createModelFiles(disk).put("b", OTHER),
    read: readModels,
  },
  {
    name: "deleting a kept model",
    before: async (disk) => {
      await createModelFiles(disk).put("a", MODEL);
      await createModelFiles(disk).put("b", OTHER);
    },
    work: (disk) => createModelFiles(disk).remove("a"),
    read: readModels,
  },
  {
    name: "erasing kept models",
    before: (disk) => createModelFiles(disk).put("a", MODEL),
    work: (disk) => createModelFiles(disk).clear(),
    read: readModels,
  },
  {
    name: "adding a model",
    before: (disk) => createAddedModels(disk).put(RECORD, added(MODEL["model.safetensors"])),
    work: (disk) => createAddedModels(disk).put(RECORD, added(OTHER["model.safetensors"])),
    read: readAdded,
  },
  {
    name: "deleting an added model",
    before: (disk) => createAddedModels(disk).put(RECORD, added(MODEL["model.safetensors"])),
    work: async (disk) => {
      const models = createAddedModels(disk);
      for (const { id } of await models.list()) await models.remove(id);
    },
    read: readAdded,
  },
  {
    name: "the first checkpoint of a training",
    before: (disk) => createTrainingFiles(disk).put("t", "job.json", bytes("{}")),
    work: save("one"),
    read: readTraining,
  },
  {
    name: "a later checkpoint",
    before: async (disk) => {
      for (const of of ["one", "two"]) await save(of)(disk);
    },
    work: save("three"),
    read: readTraining,
  },
  {
    name: "making room beside a checkpoint",
    before: async (disk) => {
      for (const of of ["one", "two"]) await save(of)(disk);
    },
    work: (disk) => createTrainingFiles(disk).thin("t"),
    read: readTraining,
  },
  {
    name: "forgetting a training",
    before: save("one"),
    work: (disk) => createTrainingFiles(disk).remove("t"),
    read: readTraining,
  },
];

describe.each(CASES)("$name", ({ before, work, read }) => {
  describe.each([
    { how: "through streams", inPlace: false },
    { how: "in place", inPlace: true },
  ])("$how", ({ inPlace }) => {
    test.each(FILE_FAULTS)(
      "%s at every step: it is done or not, and done the next time",
      async (kind) => {
        const [old, done] = await ends({ before, work, read }, inPlace);
        let steps = 0;
        for (let isMet = true; isMet; steps++) {
          const disk = fakeOpfs({ inPlace });
          await before(disk);
          const { disk: faulty, wasMet, outcome } = await failing(disk, steps + 1, kind, work);
          isMet = wasMet();
          expect(faulty).not.toBe(disk);
          const found = await read(disk);
          if (outcome === "done") expect(found).toEqual(done);
          else expect([old, done]).toContainEqual(found);
          // The next page goes on with it.
          if (outcome === "failed" && JSON.stringify(found) === JSON.stringify(old)) {
            await work(disk);
            expect(await read(disk)).toEqual(done);
          }
        }
        expect(steps).toBeGreaterThan(2);
      },
    );
  });
});

/** What is found before and after, where nothing fails. */
async function ends({ before, work, read }: Omit<Case, "name">, inPlace: boolean) {
  const disk = fakeOpfs({ inPlace });
  await before(disk);
  const old = await read(disk);
  await work(disk);
  return [old, await read(disk)];
}

async function failing(
  disk: ReturnType<typeof fakeOpfs>,
  at: number,
  kind: FileFault,
  work: Case["work"],
) {
  const faulty = faultyOpfs(disk, at, kind);
  const outcome = await work(faulty).then(
    () => "done" as const,
    () => "failed" as const,
  );
  return { disk: faulty, wasMet: faulty.wasMet, outcome };
}
