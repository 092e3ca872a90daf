import { expect, test } from "vitest";
import { trainingClock } from "./trainingClock.ts";

/** A clock that is told what time it is, in seconds. */
function told() {
  const time = { seconds: 100 };
  const clock = trainingClock(() => 1000 * time.seconds);
  const wait = (seconds: number) => {
    time.seconds += seconds;
  };
  return { clock, wait };
}

test("what is neither a step nor scoring is around them; the first step makes memory", () => {
  const { clock, wait } = told();
  wait(2); // scoring before
  clock.scored(40, 2);
  wait(5); // the copy, and its memory
  for (const [i, words] of [10, 30, 20, 10, 40].entries()) {
    wait(1 + 0.1 * words);
    clock.stepped(i + 1, words);
  }
  expect(clock.secondsAStep()).toBeCloseTo(3.5);
  wait(4); // storing
  wait(2);
  clock.scored(40, 2);
  const speed = clock.speed();
  expect(speed?.around).toBeCloseTo(9);
  expect(speed?.step).toBeCloseTo(1);
  expect(speed?.word).toBeCloseTo(0.1);
  expect(speed?.reading).toBeCloseTo(0.05);
  expect(clock.seconds()).toBeCloseTo(2 + 5 + 2 + 14 + 4 + 2);
});

test("too few steps tell nothing, nor do those of a training that went on from before", () => {
  const { clock, wait } = told();
  for (const step of [1, 2, 3, 4]) {
    wait(1);
    clock.stepped(step, 10);
  }
  expect(clock.speed()).toBeNull();
  wait(1);
  clock.stepped(5, 10);
  expect(clock.speed()).toMatchObject({ around: 0, reading: null });
  wait(60);
  clock.stepped(3, 10);
  expect(clock.speed()).toBeNull();
  expect(clock.secondsAStep()).toBeCloseTo(1);
});

test("what is read within a step, or done between two, does not make steps slower", () => {
  const { clock, wait } = told();
  expect(clock.secondsReading(40)).toBe(0);
  wait(3);
  clock.readInStep(30, 3);
  for (const step of [1, 2, 3, 4, 5]) {
    wait(2);
    clock.readInStep(20, 2);
    wait(1);
    clock.stepped(step, 10);
    wait(5);
    clock.paused(5);
  }
  expect(clock.secondsAStep()).toBeCloseTo(1);
  expect(clock.secondsReading(40)).toBeCloseTo(4);
  const speed = clock.speed();
  expect((speed?.step ?? 0) + 10 * (speed?.word ?? 0)).toBeCloseTo(1);
  expect(speed?.reading).toBeCloseTo(0.1);
  // What is neither: the five pauses.
  expect(speed?.around).toBeCloseTo(25);
});
