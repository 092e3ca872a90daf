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

test("leaving loses edits that are not stored yet, and what could not be stored", () => {
  expect(losesWork({ storage, training: { kind: "idle" } })).toBe(false);
  expect(losesWork({ storage, training: training(true) })).toBe(false);
  expect(losesWork({ storage, training: training(false) })).toBe(true);
  const failed = { kind: "failed", message: "the disk is full", remedy: "retry" } as const;
  expect(losesWork({ storage: failed, training: { kind: "idle" } })).toBe(true);
  expect(losesWork({ storage: { kind: "saving" }, training: { kind: "idle" } })).toBe(true);
});
