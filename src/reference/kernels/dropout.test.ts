import { ones, type Tensor } from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { startTestBackend } from "../testBackends.ts";
import { dropoutMask, noDropout, seededDropout } from "./dropout.ts";

beforeAll(() => startTestBackend("cpu").then(() => {}));
const drawn = (x: Tensor) => Array.from(x.dataSync());

describe("dropout", () => {
  test("drops about the rate, and keeps the mean", () => {
    const mask = dropoutMask(100_000, 0.1, 7);
    const dropped = mask.filter((m) => m === 0).length / mask.length;
    expect(dropped).toBeGreaterThan(0.095);
    expect(dropped).toBeLessThan(0.105);
    expect(mask.find((m) => m > 0)).toBeCloseTo(1 / 0.9, 6);
  });

  test("the same seed and step draw the same masks, another step others", () => {
    const x = ones([50]);
    const [a, b, c] = [seededDropout(1, 5), seededDropout(1, 5), seededDropout(1, 6)];
    const first = drawn(a(x, 0.5));
    expect(drawn(b(x, 0.5))).toEqual(first);
    expect(drawn(c(x, 0.5))).not.toEqual(first);
    expect(drawn(a(x, 0.5))).not.toEqual(first);
  });

  test("neighbouring entries are independent", () => {
    const mask = dropoutMask(100_000, 0.5, 3);
    let both = 0;
    for (let i = 1; i < mask.length; i++) if (mask[i] > 0 && mask[i - 1] > 0) both += 1;
    expect(both / mask.length).toBeGreaterThan(0.24);
    expect(both / mask.length).toBeLessThan(0.26);
  });

  test("none outside training", () => {
    const x = ones([4]);
    expect(noDropout(x, 0.9)).toBe(x);
  });
});
