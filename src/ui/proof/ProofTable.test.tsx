// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { Judged } from "../../core/learn/judged.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { judgedOf, TYPES } from "./fixture.ts";
import { ProofTable } from "./ProofTable.tsx";

const APP = { app: { project: { docs: {}, schema: SCHEMA } } };

/** Draws the table, and waits until the intervals are reckoned. */
async function shown(judged: readonly Judged[], isTrained?: (words: readonly string[]) => boolean) {
  const made = { judged, types: TYPES, ...(isTrained && { isTrained }) };
  const { page } = await mounted(<ProofTable {...made} tooFew={<b>else</b>} />, APP);
  for (let i = 0; i < 100 && page.textContent?.includes("Reckoning"); i++)
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  return page;
}

const rowsOf = (page: HTMLElement, table = 0) =>
  [...page.querySelectorAll("table")[table].querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent?.trim()),
  );

test("one sentence says what got better, figures have intervals, and who is counted is said", async () => {
  const page = await shown(judgedOf(12));
  const line = page.querySelector(".verdict")?.textContent;
  expect(line).toMatch(/^Better on spans: F1 40\.0 → 66\.7, \+26\.7 \[26\.7, 26\.7\]; relations: /);
  const [heading, precision, recall] = rowsOf(page);
  expect(heading).toEqual(["Spans 36 to find, in 12 sentences"]);
  expect(precision).toEqual([
    "Precision",
    "50.0 [50.0, 50.0]",
    "66.7 [66.7, 66.7]",
    "+16.7 [16.7, 16.7] better",
  ]);
  expect(recall[3]).toMatch(/better$/);
  expect(page.querySelector("caption")?.textContent).toMatch(/^On 12 held-out sentences.*seed 0/);
});

test("types are listed with their support, of a few sentences none is called better", async () => {
  const page = await shown(judgedOf(12));
  const [person, firm] = rowsOf(page, 1);
  expect(person).toEqual([
    "Person 24 to find",
    "50.0 [50.0, 50.0]",
    "100.0 [100.0, 100.0]",
    "+50.0 [50.0, 50.0] better",
  ]);
  expect(firm.at(-1)).toBe("0.0 [0.0, 0.0] not distinguishable");
  await press("Macro");
  expect(page.querySelector("caption")?.textContent).toMatch(/Macro is the mean over types/);
  await press("Relations");
  expect(page.textContent).toMatch(/There is none of it in these sentences/);
});

test("sentences that it was trained on are not counted, and it is said what would be enough", async () => {
  const judged = judgedOf(12);
  const trained = judged.slice(0, 5).map(({ example }) => example.words);
  const page = await shown(judged, (words) => trained.includes(words));
  expect(page.textContent).toMatch(/Too few held-out sentences to tell .* \(7 of 10\)/);
  expect(page.textContent).toMatch(/about 15 more confirmed sentences would be enough/);
  expect(page.textContent).toMatch(/Not counted: 5 sentences that one of the models/);
  expect(page.querySelector("b")?.textContent).toBe("else");
});
