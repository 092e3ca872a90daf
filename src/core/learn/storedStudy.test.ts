import { expect, test } from "vitest";
import type { ModelTypes } from "../types/modelTypes.ts";
import { curvePoints, resampledCurve } from "./curve.ts";
import type { Example } from "./example.ts";
import type { Reading } from "./reading.ts";
import {
  changedSince,
  crossJudged,
  crossRead,
  isWhole,
  leftToDo,
  type Study,
  studyKey,
} from "./storedStudy.ts";
import { crossValidation, learningCurve, type StudyPlan } from "./study.ts";

const types: ModelTypes = {
  entities: { Person: { short: "P", verbose: "Person" } },
  relations: {},
};
const example = (i: number): Example => ({
  id: `s${i}`,
  words: [`Ann${i}`, "came"],
  entities: [{ type: "Person", start: 0, end: 1 }],
  relations: [],
});
const examples = Array.from({ length: 30 }, (_, i) => example(i));

const reading = (isRight: boolean): Reading => ({
  prediction: {
    entities: isRight ? [{ type: "Person", start: 0, end: 1, score: 0.9, boundaryScore: 0.9 }] : [],
    relations: [],
  },
  entities: [{ own: isRight ? 0.9 : 0.1, none: isRight ? 0.1 : 0.9 }],
  relations: [],
});

/** A study of which every training reads as many sentences right as this says. */
function study(
  plan: StudyPlan,
  share: (training: number) => number,
  done = plan.trainings.length,
): Study {
  const asked = { kind: plan.kind, modelKey: "m", recipe: {}, types, examples, plan };
  return {
    ...asked,
    key: studyKey(asked),
    at: 1,
    model: "M",
    seen: 0,
    done: plan.trainings.slice(0, done).map(({ read }, training) => ({
      training,
      readings: read.map((_, i) => reading(i < Math.round(share(training) * read.length))),
    })),
  };
}

const CROSS = crossValidation(examples)!;
const CURVE = learningCurve(examples, (i) => i < 10)!;

test("each sentence is judged as the open model reads it, and as one that did not learn it", () => {
  const whole = study(CROSS, (training) => (training === 0 ? 0 : 1));
  expect(isWhole(whole)).toBe(true);
  const judged = crossJudged(whole);
  expect(judged).toHaveLength(30);
  expect(judged.every(({ before, after }) => before.entities.length < after.entities.length)).toBe(
    true,
  );
  expect(crossJudged(whole)).toBe(judged);
});

test("of a part what was read is there, and what is left to do keeps its places", () => {
  const part = study(CROSS, () => 1, 3);
  expect(isWhole(part)).toBe(false);
  expect(crossRead(part)).toHaveLength(12);
  expect(leftToDo(part).map(({ training }) => training)).toEqual([3, 4, 5]);
});

test("a curve has a point for each share that is whole, with its interval", () => {
  const points = curvePoints(study(CURVE, (training) => 0.4 + 0.2 * training));
  expect(points.map(({ trained }) => trained)).toEqual([5, 10, 15, 20]);
  const f1s = points.map(({ entities }) => Math.round(entities.value!));
  expect(f1s).toEqual([57, 75, 89, 100]);
  const { interval } = points[1].entities;
  expect(interval!.low).toBeLessThan(75);
  expect(interval!.high).toBeGreaterThan(75);
  expect(points[0].relations.value).toBeNull();
  const resampled = resampledCurve(study(CURVE, (training) => 0.4 + 0.2 * training));
  resampled.forEach(({ f1 }, i) => {
    expect(f1).toBeCloseTo(points[i].entities.value!, 6);
  });
  expect(curvePoints(study(CURVE, () => 1, 2))).toHaveLength(2);
});

test("the key follows from all that decides what comes out", () => {
  const whole = study(CROSS, () => 1);
  const { key } = whole;
  expect(studyKey({ ...whole, modelKey: "other" })).not.toBe(key);
  expect(studyKey({ ...whole, recipe: { epochs: 3 } })).not.toBe(key);
  expect(studyKey({ ...whole, examples: examples.slice(1) })).not.toBe(key);
  const relabelled = [{ ...examples[0], entities: [] }, ...examples.slice(1)];
  expect(studyKey({ ...whole, examples: relabelled })).not.toBe(key);
  expect(studyKey({ ...whole, types: { entities: {}, relations: {} } })).not.toBe(key);
});

test("what changed since is told: nothing, sentences, types, the model", () => {
  const whole = study(CROSS, () => 1);
  const now = { examples, types, modelKey: "m" };
  expect(changedSince(whole, now)).toBeNull();
  expect(changedSince(whole, { ...now, examples: [...examples, example(99)] })).toMatchObject({
    added: 1,
    changed: 0,
    gone: 0,
  });
  const relabelled = [{ ...examples[0], entities: [] }, ...examples.slice(2)];
  expect(changedSince(whole, { ...now, examples: relabelled })).toMatchObject({
    added: 0,
    changed: 1,
    gone: 1,
  });
  expect(changedSince(whole, { ...now, modelKey: "n" })).toMatchObject({ isOtherModel: true });
});
