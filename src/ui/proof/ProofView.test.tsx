// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import type { TrainingState } from "../../store/state.ts";
import { INITIAL_PROOF, type ProofView as Shown } from "../app/proofView.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { judgedOf, reportOf } from "./fixture.ts";
import { LossNote } from "./LossNote.tsx";
import { ProofView } from "./ProofView.tsx";

const report = reportOf(judgedOf(3));
const training: TrainingState = {
  kind: "finished",
  id: "candidate:1",
  report,
  curve: NO_CURVE,
  isStored: true,
  recipe: {},
};
const APP = { project: { docs: { d: DOC }, schema: SCHEMA }, training };

const shown = (proof: Partial<Shown> = {}) =>
  mounted(<ProofView />, { app: APP, view: { proof: { ...INITIAL_PROOF, ...proof } } });

const button = (page: HTMLElement, label: string) => {
  const found = page.querySelector<HTMLElement>(`button[aria-label="${label}"]`);
  if (!found) throw new Error(`no "${label}" in ${page.innerHTML}`);
  return found;
};
const list = (page: HTMLElement) =>
  [...page.querySelectorAll(".confusion-list li")].map(({ textContent }) => textContent);

test("outcomes are counted before and after, and a number lists its sentences", async () => {
  const { page } = await shown();
  button(page, "Before, Found right: 3");
  button(page, "Before, Wrong type: 3");
  button(page, "After, Wrong borders: 3");
  await act(async () => button(page, "Before, Missed: 3").click());
  expect(list(page)).toHaveLength(3);
  expect(list(page)[1]).toMatch(/^Ann1 met Bo at Acme.*Missed.*is Person: Bo/);
});

test("the grid says which type was found as which, and arrow keys walk it", async () => {
  const { page } = await shown({ which: "before" });
  const [right, wrong] = ["Person found as Person: 3", "Firm found as Person: 3"].map((label) =>
    button(page, label),
  );
  expect([right.tabIndex, wrong.tabIndex]).toEqual([0, -1]);
  await act(async () => right.focus());
  const down = new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true });
  await act(async () => right.dispatchEvent(down));
  expect(document.activeElement).toBe(wrong);
  await act(async () => wrong.click());
  expect(list(page)[0]).toMatch(/Wrong type.*is Firm: Acme.*found Person: Acme/);
  expect(wrong.getAttribute("aria-pressed")).toBe("true");
  button(page, "Person missed: 3");
});

test("changes elsewhere are walked one by one, of all types or of one", async () => {
  const { page } = await shown({ part: "changes" });
  expect(page.querySelector(".walk")?.textContent).toContain("Lost: 1 of 11");
  await press("Next");
  expect(page.querySelector(".walk")?.textContent).toContain("Retyped: 2 of 11");
  expect(page.querySelectorAll(".changed section")).toHaveLength(2);
  await press("After");
  expect(page.querySelectorAll(".changed section")).toHaveLength(1);
  expect(page.querySelector(".changed")?.textContent).toContain("Cole20 Firm");
  await act(async () => button(page, "Person, lost: 6").click());
  expect(page.querySelector(".walk")?.textContent).toContain("Lost: 1 of 6");
  expect(page.querySelector(".changed")?.textContent).toContain("Nothing is suggested there");
});

test("an own sentence is shown in the text", async () => {
  const { page, view, done } = await shown({ part: "changes" });
  expect(page.querySelector(".changed")?.textContent).toContain("Show in Fixture");
  await press("Show in Fixture");
  expect(view.getState()).toMatchObject({ center: "text", reveal: { doc: "d", offset: 0 } });
  expect(done.join()).toContain("select");
});

test("a type that lost much without evidence is told of, with a way to see it", async () => {
  const { page, view } = await mounted(<LossNote report={reportOf([])} />, { app: APP });
  expect(page.textContent).toMatch(/More than a tenth .*Person \(11 of 31 gone\)/);
  await press("See what is gone");
  expect(view.getState()).toMatchObject({ center: "proof", proof: { part: "changes" } });
});

test("what speaks for a loss is told with it: what was wrong before on held-out sentences", async () => {
  const { page } = await mounted(<LossNote report={reportOf(judgedOf(12))} />, { app: APP });
  expect(page.textContent).toContain(
    "Fewer, as what you confirmed has it: Person (11 of 31 gone, 12 of 24 on held-out sentences wrong before)",
  );
});

test("without a training it says when there is something to see", async () => {
  const { page } = await mounted(<ProofView />, { app: { training: { kind: "idle" } } });
  expect(page.textContent).toMatch(/When a training has ended/);
});
