import type { Server } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { NOTHING_RENAMED } from "../core/types/modelTypes.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { formatSafetensors, parseSafetensors } from "../io/safetensors.ts";
import { createAddedModels } from "../storage/addedModels.ts";
import { fakeLocks } from "../storage/fixtures/fakeLocks.ts";
import { fakeOpfs } from "../storage/fixtures/fakeOpfs.ts";
import { createModelFiles } from "../storage/modelFiles.ts";
import { createTrainingFiles } from "../storage/trainingFiles.ts";
import { named, related, servedTiny, TINY_TYPES } from "./fixtures/tinyFolder.ts";
import type { TrainRequest } from "./modelRequests.ts";
import { createModelService } from "./modelService.ts";

const examples = ["a b c d e f", "g h i", "a p o n m"].map((text, i) => ({
  id: `s${i}`,
  words: text.split(" "),
  entities: [
    { type: "Ship", start: 0, end: 1 },
    { type: "Loc", start: 2, end: 3 },
  ],
  relations: [{ type: "Sails", head: 0, tail: 1 }],
}));
const request: TrainRequest = {
  examples,
  heldOut: examples,
  types: {
    entities: { ...TINY_TYPES.entities, ...named(["Ship"]) },
    relations: { ...TINY_TYPES.relations, ...related(["Sails"]) },
  },
  renamed: NOTHING_RENAMED,
  recipe: { epochs: 8, batch: 1, frozenLayers: 0 },
  unreviewed: [],
  onScreen: [],
};
const STEPS = 24;

let server: Server;
let address: string;
/** What damages are done to copies of, and the losses of a training that nothing happens to. */
let paused: Folder;
let ended: Folder;
let whole: readonly number[];
beforeAll(async () => {
  ({ server, address } = await servedTiny());
  const disks = [fakeOpfs(), fakeOpfs()];
  const interrupted = await visit(disks[0]);
  // Twice, so that there are two checkpoints.
  await interrupted.until(5, "train");
  await interrupted.until(10, "goOn");
  const unbroken = await visit(disks[1]);
  await unbroken.until(STEPS, "train");
  [paused, ended] = disks.map(({ root }) => root);
  whole = unbroken.losses;
});
afterAll(() => void server.close());

type Disk = ReturnType<typeof fakeOpfs>;
type Folder = Map<string, Folder | Blob>;

/** A page with its model open, as the next visit to this disk finds it. */
async function visit({ storage }: Disk) {
  const browser = { storage, locks: fakeLocks() };
  const service = createModelService({
    host: { wasm: nodeHost(process.cwd()), threads: 1 },
    bundled: () => ({ address }),
    rehearsal: `${address}none.txt`,
    files: createModelFiles(browser),
    added: createAddedModels(browser),
    trainings: createTrainingFiles(browser),
    room: async () => null,
  });
  const source = { kind: "bundled", name: "conll04" } as const;
  const { id } = await service.open({ source, backend: "wasm" }, () => {});
  const losses: number[] = [];
  const told: TrainProgress[] = [];
  /** Trains, or goes on, up to a step or to the end. */
  const until = (last: number, how: "train" | "goOn") => {
    const onProgress = (progress: TrainProgress) => {
      told.push(progress);
      if (progress.kind !== "step") return;
      losses[progress.step - 1] = progress.losses.total;
      if (progress.step === last) void service.cancel("job:t", "pause");
    };
    return how === "train"
      ? service.train("job:t", id, request, onProgress)
      : service.goOn("job:t", id, { onScreen: [], end: false }, onProgress);
  };
  return { service, until, losses, told };
}

const copied = (folder: Folder): Folder =>
  new Map([...folder].map(([name, of]) => [name, of instanceof Map ? copied(of) : of]));

/** A disk with the same on it. */
function diskLike(folder: Folder) {
  const full: { failsOn?: string } = {};
  const disk = { ...fakeOpfs(full), full };
  for (const [name, of] of copied(folder)) disk.root.set(name, of);
  return disk;
}

/** The folder of the training, and the slot of its last checkpoint. */
function placesOn({ root }: Disk) {
  const job = (root.get("trainings") as Folder).get("job-t") as Folder;
  const slots = ["a", "b"].map((name) => job.get(name)).filter((slot) => slot instanceof Map);
  return { job, last: slots.at(-1)!, slots: slots.length };
}

type Damage = (bytes: Uint8Array<ArrayBuffer>) => string | Uint8Array<ArrayBuffer>;
const DAMAGES: readonly (readonly [string, Damage])[] = [
  ["empty", () => ""],
  ["cut", (bytes) => bytes.slice(0, bytes.length >> 1)],
  [
    "its end as zeros",
    (bytes) =>
      new Uint8Array(bytes.length).fill(0).map((_, i) => (i < bytes.length >> 1 ? bytes[i] : 0)),
  ],
  ["its end as NaN", (bytes) => bytes.map((byte, i) => (i < bytes.length >> 1 ? byte : 255))],
  ["of something else", () => "[]"],
];

async function damage(folder: Folder, name: string, by: Damage): Promise<void> {
  const bytes = new Uint8Array(await (folder.get(name) as Blob).arrayBuffer());
  folder.set(name, new Blob([by(bytes)]));
}

/** Goes on with what is found, to the end, and returns the first step that was made. */
async function goneOn(disk: Disk): Promise<number> {
  const { service, until, losses } = await visit(disk);
  expect(await service.leftTraining()).toMatchObject({ unreadable: 0, training: { job: "job:t" } });
  const outcome = await until(STEPS, "goOn");
  expect(outcome).toMatchObject({ kind: "trained", report: { steps: STEPS, cut: 0 } });
  for (const step of losses.keys())
    if (losses[step] !== undefined) expect(losses[step]).toBeCloseTo(whole[step], 5);
  return losses.findIndex((loss) => loss !== undefined) + 1;
}

test.each(DAMAGES)("a checkpoint that is %s: the one before takes its place", async (_, by) => {
  for (const file of ["state.safetensors", "updates", "note.json"]) {
    const disk = diskLike(paused);
    await damage(placesOn(disk).last, file, by);
    expect(await goneOn(disk)).toBe(6);
  }
});

test("a checkpoint of other shapes, stored when there were no digests, is not gone on from", async () => {
  const disk = diskLike(paused);
  const { last } = placesOn(disk);
  await damage(last, "state.safetensors", (bytes) => {
    const tensors = new Map(parseSafetensors(bytes, "a checkpoint"));
    const [[name, { data, shape }]] = tensors;
    tensors.set(name, { shape: [...shape, 2], data: new Float32Array(2 * data.length) });
    return formatSafetensors(tensors, "F32");
  });
  last.set("saved", new Blob(["2"]));
  expect(await goneOn(disk)).toBe(1);
});

test("one that was stored when there were no digests goes on", async () => {
  const disk = diskLike(paused);
  placesOn(disk).last.set("saved", new Blob(["2"]));
  expect(await goneOn(disk)).toBe(11);
});

test.each(DAMAGES)("a report that is %s is made again", async (_, by) => {
  const disk = diskLike(ended);
  await damage(placesOn(disk).job, "report.json", by);
  expect(await goneOn(disk)).toBe(0);
});

test("a report of which something is missing is made again", async () => {
  for (const key of ["stopped", "seconds", "judged", "watched", "types", "split", "cut"]) {
    const disk = diskLike(ended);
    const { job } = placesOn(disk);
    const { [key]: _, ...rest } = JSON.parse(await (job.get("report.json") as Blob).text());
    job.set("report.json", new Blob([JSON.stringify(rest)]));
    expect(await goneOn(disk)).toBe(0);
  }
});

test("what no training can be made of is refused when it is found, and all else stays", async () => {
  const wrong: readonly ((record: ReturnType<typeof JSON.parse>) => void)[] = [
    ({ plan }) => delete plan.recipe.seed,
    ({ plan }) => Object.assign(plan.recipe, { epochs: -7 }),
    ({ plan }) => Object.assign(plan.recipe, { lr: null }),
    ({ plan }) => Object.assign(plan.request.examples[0].entities[0], { start: -7 }),
    ({ plan }) => Object.assign(plan.request.examples[0].entities[0], { end: 700 }),
    ({ plan }) => Object.assign(plan.request.examples[0].relations[0], { tail: 7 }),
    ({ plan }) => Object.assign(plan.request.examples[0].entities[0], { type: "constructor" }),
    ({ plan }) => Object.assign(plan.request.types.relations, { Sails: null }),
    ({ plan }) => Object.assign(plan.request.types.relations.Sails, { symmetric: "x" }),
  ];
  for (const change of wrong) {
    const disk = diskLike(paused);
    disk.root.set("models", new Map([["1", new Map([["version.json", new Blob(["{}"])]])]]));
    const { job } = placesOn(disk);
    const record = JSON.parse(await (job.get("job.json") as Blob).text());
    change(record);
    job.set("job.json", new Blob([JSON.stringify(record)]));
    const { service } = await visit(disk);
    expect(await service.leftTraining()).toEqual({ training: null, unreadable: 1 });
    expect(await service.versions()).toHaveLength(1);
  }
});

test("on a full disk it is paused and goes on in its page, and says that a reload would lose it", async () => {
  const disk = fakeOpfs({ failsOn: "*" });
  const { service, until, losses, told } = await visit(disk);
  expect(await until(5, "train")).toEqual({ kind: "paused" });
  expect(told).toContainEqual({ kind: "storing", isStored: false });
  expect(await until(STEPS, "goOn")).toMatchObject({ kind: "trained", report: { steps: STEPS } });
  for (const [step, loss] of losses.entries()) expect(loss).toBeCloseTo(whole[step], 5);
  await expect(service.keep("candidate:job:t", "Full", null)).rejects.toThrow("disk full");
  expect(await service.versions()).toEqual([]);
});

test("room is made for a model that is kept; and a clock that is put back takes no other's place", async () => {
  const now = vi.spyOn(Date, "now").mockReturnValue(1_000);
  const disk = diskLike(paused);
  const { service, until } = await visit(disk);
  expect(placesOn(disk).slots).toBe(2);
  disk.full.failsOn = "model.safetensors";
  await until(STEPS, "goOn");
  await expect(service.keep("candidate:job:t", "First", null)).rejects.toThrow("disk full");
  expect(placesOn(disk).slots).toBe(1);
  disk.full.failsOn = "none";
  const first = await service.keep("candidate:job:t", "First", null);
  await service.train("job:u", first.model.id, request, () => {});
  const second = await service.keep("candidate:job:u", "Second", null);
  expect(second.version.made?.parent.name).toBe("First");
  const kept = await service.versions();
  expect(kept.map(({ name }) => name).sort()).toEqual(["First", "Second"]);
  now.mockRestore();
});
