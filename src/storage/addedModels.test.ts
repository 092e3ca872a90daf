import { expect, test } from "vitest";
import type { AddedRecord } from "../records/addedRecord.ts";
import { type ComingFile, createAddedModels } from "./addedModels.ts";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";

const record: AddedRecord = {
  name: "mine",
  origin: { kind: "hub", repo: "a/b", revision: "main", commit: "c0ffee" },
  createdAt: 7,
  licence: "mit",
  what: "spert",
  encoder: { label: "BERT", layers: 2, hidden: 48 },
  types: {
    entities: { ["__proto__"]: { short: "p", verbose: "p" } },
    relations: {},
  },
};
const files = (weights = "weights") =>
  new Map([
    ["config.json", new Blob(["{}"])],
    ["model.safetensors", new Blob([weights])],
  ]);
const foldersIn = (root: ReadonlyMap<string, unknown>) => [
  ...((root.get("added") as ReadonlyMap<string, unknown>) ?? new Map()).keys(),
];

test.each([
  { name: "through a writable stream", inPlace: false },
  { name: "in place, where a browser has no writable streams", inPlace: true },
])("a model is stored with its files as they came $name", async ({ inPlace }) => {
  const { storage } = fakeOpfs({ inPlace });
  const models = createAddedModels({ storage, locks: fakeLocks() });
  let copied = 0;
  const large = "0123456789".repeat(900_000);
  const stored = await models.put(record, files(large), (bytes) => {
    copied += bytes;
  });
  expect(copied).toBe(large.length + 2);
  expect(await models.list()).toEqual([stored]);
  expect(Object.hasOwn(stored.types.entities, "__proto__")).toBe(true);
  const read = await models.get(stored.id);
  expect(Object.keys(read).sort()).toEqual(["config.json", "model.safetensors"]);
  expect(await read["model.safetensors"].text()).toBe(large);
});

test("a model that does not fit leaves nothing behind", async () => {
  const { storage, root } = fakeOpfs({ failsOn: "model.safetensors" });
  const models = createAddedModels({ storage });
  await expect(models.put(record, files())).rejects.toThrow("disk full");
  expect(foldersIn(root)).toEqual([]);
});

test("two models of one name are told apart", async () => {
  const { storage } = fakeOpfs();
  const models = createAddedModels({ storage, locks: fakeLocks() });
  await Promise.all([models.put(record, files()), models.put(record, files())]);
  expect((await models.list()).map(({ name }) => name).sort()).toEqual(["mine", "mine 2"]);
});

test("copying that is ended leaves nothing behind", async () => {
  const { storage, root } = fakeOpfs();
  const models = createAddedModels({ storage });
  const end = () => {
    throw new Error("ended");
  };
  await expect(models.put(record, files(), end)).rejects.toThrow("ended");
  expect(foldersIn(root)).toEqual([]);
});

test("a file that lies in the browser is moved, once all else is written", async () => {
  const { storage, root } = fakeOpfs();
  const models = createAddedModels({ storage });
  const movable = () => {
    const log: string[] = [];
    const handle = {
      kind: "file",
      getFile: async () => new Blob(["weights"]),
      move: async (_: unknown, name: string) => {
        log.push(name);
        const [own] = [...(root.get("added") as Map<string, Map<string, Blob>>).values()].slice(-1);
        own.set(name, new Blob(["weights"]));
      },
    };
    return { log, handle: handle as unknown as FileSystemFileHandle };
  };
  const { log, handle } = movable();
  const stored = await models.put(
    record,
    new Map<string, ComingFile>([...files(), ["model.safetensors", handle]]),
  );
  expect(log).toEqual(["model.safetensors"]);
  expect(await (await models.get(stored.id))["model.safetensors"].text()).toBe("weights");

  const full = fakeOpfs({ failsOn: "unfinished.json" });
  const there = movable();
  const failing = createAddedModels({ storage: full.storage }).put(
    record,
    new Map([["model.safetensors", there.handle]]),
  );
  await expect(failing).rejects.toThrow("disk full");
  expect(there.log).toEqual([]);
});

test("what a page before left unfinished is not listed, and goes, unless one is being added", async () => {
  const { storage, root } = fakeOpfs();
  const locks = fakeLocks();
  const models = createAddedModels({ storage, locks });
  const half = () => new Map([["model.safetensors", new Blob(["wei"])]]);
  root.set("added", new Map([["half", half()]]));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const adding = locks.request("spanloom-added", () => held);
  expect(await models.list()).toEqual([]);
  expect(foldersIn(root)).toEqual(["half"]);
  release();
  await adding;
  expect(await models.list()).toEqual([]);
  expect(foldersIn(root)).toEqual([]);
  await expect(models.get("half")).rejects.toThrow("no longer stored here");
});

test("a model with a damaged record is told apart with its size, hides no other, and can be removed", async () => {
  const { storage, root } = fakeOpfs();
  const models = createAddedModels({ storage });
  const { id } = await models.put(record, files());
  const added = root.get("added") as Map<string, Map<string, Blob>>;
  added.set("damaged", new Map([["added.json", new Blob(["{"])]]));
  added.set("other", new Map([["added.json", new Blob(["[]"])], ...files("12345")]));
  expect((await models.list()).map((one) => one.id)).toEqual([id]);
  expect(await models.damaged()).toEqual([
    { id: "damaged", bytes: 1 },
    { id: "other", bytes: 9 },
  ]);
  await models.remove(id);
  await models.remove("never there");
  await models.remove("other");
  expect(foldersIn(root)).toEqual(["damaged"]);
  await models.clear();
  expect(root.has("added")).toBe(false);
});
