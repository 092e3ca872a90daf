// @vitest-environment happy-dom
import { act, useState } from "react";
import { expect, test } from "vitest";
import { recipeFault, withinLimits } from "../../core/learn/recipeLimits.ts";
import { KeptNumber } from "../controls/KeptNumber.tsx";
import { mounted } from "../fixtures/mounted.tsx";
import { type Recipe, TrainSettings } from "./TrainSettings.tsx";

/** Types into a field as a user does, and leaves it. */
async function type(field: HTMLInputElement, text: string): Promise<void> {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
  await act(async () => field.focus());
  await act(async () => {
    set.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => field.blur());
}

const fieldOf = (page: HTMLElement, label: string): HTMLInputElement => {
  const found = [...page.querySelectorAll("label")].find((one) => one.textContent === label);
  return page.querySelector<HTMLInputElement>(`#${CSS.escape(found!.htmlFor)}`)!;
};
const toldBeside = (field: HTMLInputElement) =>
  (field.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .map((id) => document.getElementById(id)?.textContent ?? "")
    .join(" ")
    .trim();

const WHOLE = "must be a whole number from";
const ENCODER = "Learning rate of the encoder";
const BATCH = "Sentences a step";

test("a setting out of its limits stays as it was typed, is told beside it, and is not trained with", async () => {
  let recipe: Recipe = {};
  function Shown() {
    const [now, setNow] = useState(recipe);
    recipe = now;
    return <TrainSettings recipe={now} onChange={setNow} />;
  }
  const { page } = await mounted(<Shown />);
  await act(async () => page.querySelector<HTMLElement>(".disclosure-button")?.click());
  for (const [label, typed, fault] of [
    ["Epochs", "5000", `${WHOLE} 1 to 200`],
    [BATCH, "2.5", `${WHOLE} 1 to 64`],
    [ENCODER, "0.0000004", "must be above 0 and at most 0.01, in steps of 0.000001"],
  ]) {
    const field = fieldOf(page, label);
    await type(field, typed);
    expect(field.value).toBe(typed);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(toldBeside(field)).toBe(`It ${fault}.`);
    expect(recipeFault(recipe)).toBe(`${label} ${fault}.`);
    expect(withinLimits(recipe)).toEqual({});
    await type(field, "");
    expect(toldBeside(field)).toBe("");
  }
  await type(fieldOf(page, "Seed"), "1234567891");
  await type(fieldOf(page, ENCODER), "0.000002");
  expect(recipe).toEqual({ seed: 1234567891, lr: 0.000002 }); // to the last digit
  expect(recipeFault(recipe)).toBeNull();
});

test.each<[Recipe, string]>([
  [{ epochs: 0 }, `Epochs ${WHOLE} 1 to 200.`],
  [{ accumulate: 100 }, `Parts of a step, one after the other ${WHOLE} 1 to 64.`],
  [{ frozenLayers: 49 }, `Lowest layers that stay ${WHOLE} 0 to 48.`],
  [{ rehearsed: 1000 }, `Rehearsed sentences a step ${WHOLE} 0 to 64.`],
  [{ lr: 0 }, `${ENCODER} must be above 0 and at most 0.01, in steps of 0.000001.`],
  [
    { headLr: 3 },
    "Learning rate of the heads must be above 0 and at most 0.1, in steps of 0.000001.",
  ],
  [{ seed: 2 ** 31 }, `Seed ${WHOLE} 0 to 2147483647.`],
])("%j is no recipe", (recipe, told) => {
  expect(recipeFault(recipe)).toBe(told);
});

test("a number in use stays while what is typed cannot be, and is told to", async () => {
  const used: number[] = [];
  function Shown() {
    const [value, setValue] = useState(30);
    const change = (next: number) => {
      used.push(next);
      setValue(next);
    };
    const limits = { min: 0, max: 100, step: 1 };
    return <KeptNumber label="Per cent" limits={limits} value={value} onChange={change} />;
  }
  const { page } = await mounted(<Shown />);
  const field = fieldOf(page, "Per cent");
  for (const wrong of ["130", ""]) {
    await type(field, wrong);
    expect(field.value).toBe(wrong);
    expect(toldBeside(field)).toBe(`It ${WHOLE} 0 to 100. 30 stays.`);
  }
  await type(field, "40");
  expect(used).toEqual([40]);
  expect(toldBeside(field)).toBe("");
});
