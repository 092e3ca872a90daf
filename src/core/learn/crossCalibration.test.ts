import { expect, test } from "vitest";
import { madeStudy } from "../fixtures/measured.ts";
import { crossCalibratedOn, crossCalibration } from "./crossCalibration.ts";

const STUDY = madeStudy("crossValidation", "Person", "Lives");

test("what models read that had not learnt it says what their scores are worth", () => {
  // Four in five were read; the others hold no suggestion, and cannot tell.
  expect(crossCalibratedOn(STUDY)).toBe(24);
  const report = crossCalibration(STUDY);
  expect(report?.sentences).toBe(24);
  expect(report?.isFitted.entities).toBe(true);
  expect(report?.calibration.entities.temperature).toBeGreaterThan(1);
});

test("a study of before probabilities were stored, or one that is not whole, cannot tell", () => {
  const done = STUDY.done.map(({ training, readings }) => ({
    training,
    readings: readings.map(({ probabilities: _, ...reading }) => reading),
  }));
  expect(crossCalibration({ ...STUDY, done })).toBeNull();
  expect(crossCalibratedOn({ ...STUDY, done })).toBe(0);
  expect(crossCalibratedOn({ ...STUDY, done: STUDY.done.slice(0, 2) })).toBe(0);
});
