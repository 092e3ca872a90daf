import { expect, test } from "vitest";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import type { TrainingState } from "../../store/state.ts";
import { judgedOf, reportOf } from "../proof/fixture.ts";
import { trainingNews } from "./trainingNews.ts";

const at = { progress: null, curve: NO_CURVE, draft: null, isStored: true };
const running: TrainingState = { kind: "running", standing: "running", ...at };
const paused: TrainingState = { kind: "running", standing: "paused", ...at };
const idle: TrainingState = { kind: "idle" };
const finished = (stopped: boolean): TrainingState => ({
  kind: "finished",
  id: "candidate:1",
  report: { ...reportOf(judgedOf(1)), stopped },
  recipe: {},
  curve: NO_CURVE,
  isStored: true,
});

test("the end of a training is news, and why it failed", () => {
  expect(trainingNews(running, finished(false))?.title).toBe("Training ended");
  expect(trainingNews(running, finished(true))?.title).toBe("Training stopped");
  const failed: TrainingState = { kind: "failed", message: "the loss is NaN", recipe: {} };
  expect(trainingNews(running, failed)).toEqual({
    title: "Training stopped",
    body: "the loss is NaN",
  });
});

test("what goes on, is paused, kept or forgotten is not", () => {
  expect(trainingNews(running, paused)).toBeNull();
  expect(trainingNews(paused, running)).toBeNull();
  expect(trainingNews(running, idle)).toBeNull();
  expect(trainingNews(idle, running)).toBeNull();
  expect(trainingNews(finished(false), idle)).toBeNull();
  expect(trainingNews(finished(false), finished(true))).toBeNull();
});
