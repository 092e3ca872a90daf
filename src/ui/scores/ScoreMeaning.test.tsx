// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { wordTexts } from "../../core/document/words.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { calibrationReport } from "../../core/learn/calibrationReport.ts";
import { DEFAULT_HELD_OUT } from "../../core/learn/heldOut.ts";
import type { AppState } from "../../store/state.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { ScoreMeaning } from "./ScoreMeaning.tsx";
import { thresholdText } from "./thresholdText.ts";

const [{ name: person }] = SCHEMA.entities;
const model = {
  id: "model:w",
  weights: "w",
  source: { kind: "bundled", name: "general" },
  name: "general",
  types: { entities: { [person]: { short: person, verbose: person } }, relations: {} },
  readsNames: true,
  device: { label: "", reason: "" },
  maxSpanSize: 10,
} as const;

const words = wordTexts(DOC, DOC.sentences[0]);
/** Of two spans with 0.9 one is right. */
const read = Array.from({ length: 12 }, (_, i) => ({
  example: { id: `${i}`, words, entities: [{ type: person, start: 0, end: 1 }], relations: [] },
  prediction: {
    entities: [0, 1].map((start) => ({
      type: person,
      start,
      end: start + 1,
      score: 0.9,
      boundaryScore: 1,
    })),
    relations: [],
  },
  probabilities: [0, 1].map(() => [0.1, 0.9]),
}));
const report = calibrationReport(read, model.types);

const state = (more: Partial<AppState> = {}): Partial<AppState> => ({
  model: { kind: "ready", model },
  training: { kind: "idle" },
  heldOut: DEFAULT_HELD_OUT,
  versions: [],
  calibrating: { kind: "idle" },
  calibrated: null,
  ...more,
});

test("without held-out sentences it is said how many are needed, and nothing can be measured", async () => {
  const { page } = await mounted(<ScoreMeaning />, { app: state() });
  expect(page.textContent).toContain("That needs 10 of them");
  expect([...page.querySelectorAll("button")].map((b) => b.textContent)).not.toContain("Measure");
});

test("what was measured is told before and after; scores can be taken as they are", async () => {
  const calibrated = { weights: "w", by: "heldOut" as const, report };
  const { page } = await mounted(<ScoreMeaning />, { app: state({ calibrated }) });
  const rows = [...page.querySelectorAll("section > table tbody tr")].map((row) =>
    [...row.querySelectorAll("td")].map((cell) => cell.textContent),
  );
  const column = (at: number) => rows.map((cells) => cells[at]);
  const [spans, relations] = [column(0), column(1)];
  expect(spans[0]).toBe("24");
  expect(spans[1]).toMatch(/^40\.0 /);
  expect(Number.parseFloat(spans[2] ?? "")).toBeLessThan(20);
  expect(relations).toEqual(["0", "–", "too few", "–"]);
  expect(page.textContent).toContain("Correct scores");
});

test("what was measured of other weights is not told of these", async () => {
  const calibrated = { weights: "others", by: "heldOut" as const, report };
  const { page } = await mounted(<ScoreMeaning />, { app: state({ calibrated }) });
  expect(page.querySelector("section > table")).toBeNull();
});

test("all types are set at once, by what was measured", async () => {
  const calibrated = { weights: "w", by: "heldOut" as const, report };
  const { done } = await mounted(<ScoreMeaning />, { app: state({ calibrated }) });
  await press("Show all");
  await press("Best F1");
  expect(done).toHaveLength(2);
  expect(done[1]).toContain("setThresholds");
});

test("a training that runs has its own panel", async () => {
  const training = { kind: "running", progress: null } as unknown as AppState["training"];
  const { page } = await mounted(<ScoreMeaning />, { app: state({ training }) });
  expect(page.textContent).toBe("");
});

test("of few suggestions shares are told with where they may lie", () => {
  expect(thresholdText({ suggested: 10, right: 8, gold: 40 }, 20)).toBe(
    "precision 80 % (49–94), recall 20 %, F1 32, 10 of 20 suggestions",
  );
  expect(thresholdText({ suggested: 0, right: 0, gold: 3 }, 20)).toBe(
    "none of 20 suggestions is shown",
  );
});
