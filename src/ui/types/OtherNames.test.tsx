// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import type { AppState } from "../../store/state.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { looksBy } from "../look/looks.ts";
import { OtherNames } from "./OtherNames.tsx";

const type = { name: "Band", short: "Band", verbose: "Band", formerNames: [], also: ["orchestra"] };
const schema = { entities: [type], relations: [] };

async function drawn(readsNames: boolean, isLearnt = false) {
  const names = { short: "Band", verbose: "Band" };
  const types = { entities: isLearnt ? { Band: names } : {}, relations: {} };
  const look = looksBy(schema)({ types, readsNames }).entities.get("Band")!;
  const model = { kind: "ready", model: { types, readsNames } } as unknown as AppState["model"];
  const app = { project: { docs: {}, schema }, model };
  const { page, done } = await mounted(<OtherNames kind="entity" look={look} />, { app });
  return { page, done, field: page.querySelector("input")! };
}

/** Types into a field as a user does, and leaves it. */
async function fill(field: HTMLInputElement, text: string, end: "leave" | "Escape" = "leave") {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!;
  await act(async () => {
    field.focus();
    set!.call(field, text);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(async () => {
    if (end === "Escape")
      field.dispatchEvent(new KeyboardEvent("keydown", { key: end, bubbles: true }));
  });
  await act(async () => field.blur());
}

test("what is typed is taken when the field is left, each name once, as one step", async () => {
  const { done, field } = await drawn(true);
  expect(field.value).toBe("orchestra");
  await fill(field, "orchestra, music group,, Orchestra");
  expect(done).toEqual(['changeType entity Band {"also":["orchestra","music group"]}']);
});

test("what says the same, or is given up, changes nothing", async () => {
  const { done, field } = await drawn(true);
  await fill(field, " orchestra ,");
  await fill(field, "choir", "Escape");
  expect(done).toEqual([]);
});

test.each([
  { name: "goes by names", readsNames: true, isLearnt: false, says: "looks for the type again" },
  { name: "has learnt the type", readsNames: true, isLearnt: true, says: "has learnt this type" },
  { name: "goes by no names", readsNames: false, isLearnt: false, says: "does not go by names" },
])("it says what comes of them, where the model $name", async ({ readsNames, isLearnt, says }) => {
  const { page } = await drawn(readsNames, isLearnt);
  expect(page.textContent).toContain(says);
});
