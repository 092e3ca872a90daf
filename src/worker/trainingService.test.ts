import { expect, test } from "vitest";
import type { JobId } from "../core/lifecycle/openModel.ts";
import type { TrainProgress } from "../core/lifecycle/trainReport.ts";
import { TINY_TYPES } from "./fixtures/tinyFolder.ts";
import { NO_THRESHOLDS, request, tinyService } from "./fixtures/tinyService.ts";

const tiny = tinyService();

test("training learns new types; the model it began with is open beside it, and alone after discard", async () => {
  const before = await tiny.predictAll();
  const seen: TrainProgress[] = [];
  const { model, report } = await tiny.train((p) => seen.push(p));
  expect(report).toMatchObject({ stopped: false, steps: 60 });
  expect(report.scores?.before.entities.micro.f1).toBeLessThan(50);
  expect(report.scores?.before.relations.micro.f1).toBe(0);
  expect(report.scores?.after.entities.micro.f1).toBe(100);
  expect(report.scores?.after.relations.micro.f1).toBe(100);
  const losses = seen.flatMap((p) => (p.kind === "step" ? [p.losses.total] : []));
  expect(losses.at(-1)).toBeLessThan(losses[0]);
  const learnt = await tiny.predictAll(model.id);
  expect(learnt.s0.entities.map(({ type }) => type)).toContain("Ship");
  expect(await tiny.predictAll()).toEqual(before);
  expect(tiny.stored()).toBe(1);
  await tiny.service.discard(model.id);
  expect(tiny.stored()).toBe(0);
  expect(await tiny.predictAll()).toEqual(before);
});

test("nothing takes the place of a candidate, and who is gone is asked for nothing", async () => {
  const { model } = await tiny.train();
  await expect(tiny.openBundled()).rejects.toThrow("waits to be kept or discarded");
  await expect(tiny.train()).rejects.toThrow("waits to be kept or discarded");
  await tiny.service.discard(model.id);
  const former = tiny.open;
  await tiny.openBundled();
  const notOpen = { name: "NotOpenError" };
  await expect(tiny.service.keep(model.id, "x", null)).rejects.toMatchObject(notOpen);
  await expect(tiny.service.discard(model.id)).rejects.toMatchObject(notOpen);
  await expect(tiny.service.exportZip(model.id, NO_THRESHOLDS)).rejects.toMatchObject(notOpen);
  await expect(tiny.predictAll(model.id)).rejects.toMatchObject(notOpen);
  await expect(tiny.predictAll(former)).rejects.toMatchObject(notOpen);
  await expect(tiny.service.train(tiny.newJob(), former, request, () => {})).rejects.toMatchObject(
    notOpen,
  );
  expect(await tiny.service.versions()).toEqual([]);
});

test("a stopped training is a candidate with the steps it made; a dropped one is none", async () => {
  const stopAt = (job: JobId, result: "keep" | "drop") => (p: TrainProgress) => {
    if (p.kind === "step" && p.step === 3) void tiny.service.cancel(job, result);
  };
  const [kept, dropped] = [tiny.newJob(), tiny.newJob()];
  const { model, report } = await tiny.train(stopAt(kept, "keep"), request, kept);
  expect(report.stopped).toBe(true);
  expect(report.steps).toBeLessThan(10);
  expect(report.scores?.sentences).toBe(2);
  await tiny.service.discard(model.id);
  await expect(tiny.train(stopAt(dropped, "drop"), request, dropped)).rejects.toThrow("was ended");
  await tiny.openBundled();
  expect(tiny.stored()).toBe(0);
});

test("a training stopped before its first step makes none, and scores nothing", async () => {
  const job = tiny.newJob();
  const told: TrainProgress[] = [];
  const training = tiny.train((p) => told.push(p), request, job);
  await tiny.service.cancel(job, "keep");
  const { model, report } = await training;
  expect(report).toMatchObject({ stopped: true, steps: 0, scores: null, judged: [] });
  expect(told).toEqual([]);
  await tiny.service.discard(model.id);
});

test("a training that diverges says so in one line, and leaves the model as it was", async () => {
  const before = await tiny.predictAll();
  const wild = { ...request, recipe: { epochs: 6, lr: 1e25, headLr: 1e25 } };
  await expect(tiny.train(() => {}, wild)).rejects.toThrow(
    /^epoch 2, step 2: the loss is not a number: lower the learning rates$/,
  );
  expect(await tiny.predictAll()).toEqual(before);
  expect(tiny.stored()).toBe(0);
});

test("steps are timed on a copy: the model stays as it is", async () => {
  const before = await tiny.predictAll();
  const { around, step, word, reading } = await tiny.service.timeSteps(
    tiny.newJob(),
    tiny.open,
    request,
  );
  expect(around).toBeGreaterThan(0);
  expect(step + word).toBeGreaterThan(0);
  expect(reading).toBeGreaterThan(0);
  expect(await tiny.predictAll()).toEqual(before);
});

test("an unknown type in an example is a clear error, and the open model stays", async () => {
  const wrong = { ...request, types: TINY_TYPES };
  await expect(tiny.train(() => {}, wrong)).rejects.toThrow('unknown entity type "Ship"');
  expect(Object.keys(await tiny.predictAll())).toHaveLength(4);
});
