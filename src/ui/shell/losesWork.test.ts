import { expect, test } from "vitest";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import { losesWork } from "./useLeaveWarning.ts";

const storage = { kind: "saved", at: 0 } as const;
const training = (isStored: boolean) =>
  ({
    kind: "running",
    standing: "paused",
    progress: null,
    curve: NO_CURVE,
    draft: null,
    isStored,
  }) as const;

const REST = { storage, training: { kind: "idle" }, projectChanges: 0 } as const;

test("leaving loses edits that are not stored yet, and what could not be stored", () => {
  expect(losesWork(REST)).toBe(false);
  expect(losesWork({ ...REST, training: training(true) })).toBe(false);
  expect(losesWork({ ...REST, training: training(false) })).toBe(true);
  const failed = { kind: "failed", message: "the disk is full", remedy: "retry" } as const;
  expect(losesWork({ ...REST, storage: failed })).toBe(true);
  expect(losesWork({ ...REST, storage: { kind: "saving" } })).toBe(true);
});

test("leaving interrupts what is being erased, and changes of the list of projects", () => {
  expect(losesWork({ ...REST, storage: { kind: "opening" } })).toBe(false);
  expect(losesWork({ ...REST, storage: { kind: "opening", isErasing: true } })).toBe(true);
  expect(losesWork({ ...REST, projectChanges: 1 })).toBe(true);
});
