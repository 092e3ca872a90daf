import { expect, test } from "vitest";
import type { Compared, Estimate, Verdict } from "./bootstrap.ts";
import { verdictLine } from "./verdictLine.ts";

const NONE: Estimate = { value: null, interval: null };
const measured = (value: number | null) => {
  const estimate = { value, interval: null };
  return { precision: NONE, recall: NONE, f1: estimate, support: 20, sentences: 12 };
};
function compared(
  before: number | null,
  after: number | null,
  difference: Estimate = NONE,
  verdict: Verdict = "not distinguishable",
): Compared {
  const none = { ...NONE, verdict: "not distinguishable" } as const;
  return {
    before: measured(before),
    after: measured(after),
    difference: { precision: none, recall: none, f1: { ...difference, verdict } },
  };
}
const line = (entities: Compared, relations: Compared) => {
  const task = (micro: Compared) => ({ micro, macro: micro, types: new Map() });
  const [first, second] = [task(entities), task(relations)];
  return verdictLine({ entities: first, relations: second, relationsStrict: second });
};

test("what got better is said first, with figures; what cannot be told apart is said so", () => {
  const better = compared(71.2, 76.4, { value: 5.2, interval: { low: 1.9, high: 8.6 } }, "better");
  const same = compared(40, 40, { value: -0.01, interval: { low: -3.14, high: 2 } });
  expect(line(better, same)).toBe(
    "Better on spans: F1 71.2 → 76.4, +5.2 [1.9, 8.6]; relations: not distinguishable, F1 40.0 → 40.0, 0.0 [−3.1, 2.0].",
  );
});

test("what got worse is not hidden, nor that there was nothing to find", () => {
  const worse = compared(50, 40, { value: -10, interval: { low: -15, high: -5 } }, "worse");
  expect(line(worse, compared(null, null))).toBe(
    "Worse on spans: F1 50.0 → 40.0, −10.0 [−15.0, −5.0]; relations: nothing to be found in these sentences.",
  );
});
