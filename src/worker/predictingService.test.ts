import { expect, test } from "vitest";
import type { Prediction } from "../core/learn/example.ts";
import { readBy, sentences, tinyService } from "./fixtures/tinyService.ts";
import type { ModelService } from "./modelProtocol.ts";

const tiny = tinyService();

test("every sentence is predicted, in order, the empty one too", async () => {
  const found = await tiny.predictAll();
  expect(Object.keys(found)).toEqual(["s0", "s1", "s2", "s3"]);
  expect(found.s0.entities.length).toBeGreaterThan(0);
  expect(found.s2).toEqual({ entities: [], relations: [] });
});

test("a survey predicts the same, says how sure the model is, and can be ended", async () => {
  const found = await tiny.predictAll();
  const read = await tiny.service.survey(tiny.newJob(), readBy(tiny.open), sentences);
  expect(Object.fromEntries(read.map((one) => [one.id, one.prediction]))).toEqual(found);
  expect(read[0].survey.spanDoubt).toBeGreaterThan(0);
  expect(read[2].survey).toMatchObject({ spanDoubt: 0, entities: [] });
  const job = tiny.newJob();
  const ended = tiny.service.survey(job, readBy(tiny.open), sentences);
  await tiny.service.cancel(job, "drop");
  expect(await ended).toEqual([]);
});

test("no span is of a type that is not asked for, and what it thinks neither", async () => {
  const [first] = (await tiny.predictAll()).s0.entities;
  const reader = { ...readBy(tiny.open), unasked: [first.type] };
  const found: string[] = [];
  await tiny.service.predict(tiny.newJob(), reader, sentences, (_, { entities }) => {
    found.push(...entities.map(({ type }) => type));
  });
  expect(found).not.toContain(first.type);
  const of = { kind: "entity", span: { start: first.start, end: first.end } } as const;
  const thought = await tiny.service.alternatives(reader, sentences[0], of);
  expect(thought.find(({ type }) => type === first.type)?.score ?? 0).toBe(0);
  expect((await tiny.predictAll()).s0.entities[0]).toEqual(first);
});

test("what is preferred while it predicts is read next", async () => {
  const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
  const read: string[] = [];
  const job = tiny.newJob();
  await tiny.service.predict(job, readBy(tiny.open), many, (id) => {
    read.push(id);
    if (read.length === 1) void tiny.service.prefer(job, ["399", "398"]);
  });
  expect(read).toHaveLength(400);
  expect(read.indexOf("399")).toBeLessThan(200);
  expect(read.indexOf("398")).toBe(read.indexOf("399") + 1);
});

test("a cancelled prediction ends early and says so; its id may be used again", async () => {
  const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
  let count = 0;
  const report = await tiny.service.predict("job:c", readBy(tiny.open), many, () => {
    count += 1;
    void tiny.service.cancel("job:c", "keep");
  });
  expect(report.cancelled).toBe(true);
  expect(count).toBeLessThan(400);
  await tiny.service.cancel("job:c", "keep");
  const again = await tiny.service.predict("job:c", readBy(tiny.open), sentences, () => {});
  expect(again.cancelled).toBe(false);
});

test("what it thinks of a span comes while a long prediction runs, and leaves it as it is", async () => {
  const many = Array.from({ length: 400 }, (_, i) => ({ ...sentences[0], id: `${i}` }));
  const { s0 } = await tiny.predictAll();
  const found: Prediction[] = [];
  let asked: ReturnType<ModelService["alternatives"]> | undefined;
  let doneWhenAnswered = 0;
  const [first] = s0.entities;
  await tiny.service.predict(tiny.newJob(), readBy(tiny.open), many, (_, prediction) => {
    found.push(prediction);
    asked ??= tiny.service.alternatives(readBy(tiny.open), sentences[0], {
      kind: "entity",
      span: first,
    });
    asked.then(() => {
      doneWhenAnswered ||= found.length;
    });
  });
  const [best] = (await asked)!;
  expect(best.type).toBe(first.type);
  expect(best.score).toBeCloseTo(first.score, 6);
  expect(doneWhenAnswered).toBeLessThan(many.length / 2);
  expect(found).toHaveLength(many.length);
  expect(found.at(-1)).toEqual(s0);
});

test("what it thinks comes during a training, and is that of the model that was asked", async () => {
  let ended = false;
  const training = tiny.train().finally(() => {
    ended = true;
  });
  const of = { kind: "entity", span: { start: 0, end: 1 } } as const;
  const thought = await tiny.service.alternatives(readBy(tiny.open), sentences[0], of);
  expect(ended).toBe(false);
  expect(thought.map(({ type }) => type)).not.toContain("Ship");
  const { model } = await training;
  const [best] = await tiny.service.alternatives(readBy(model.id), sentences[0], of);
  expect(best.type).toBe("Ship");
  await tiny.service.discard(model.id);
});
