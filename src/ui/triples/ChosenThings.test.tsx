// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import type { Thing } from "../../core/results/mentions.ts";
import { INITIAL_TRIPLES } from "../app/tripleForm.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { ChosenThings } from "./ChosenThings.tsx";
import { SameThingsList } from "./SameThingsList.tsx";

const thing = (name: string, type: string, ...others: string[]): Thing => {
  const forms = [name, ...others];
  const parts = [{ key: name, forms }];
  return { id: JSON.stringify([type, name]), type, key: name, name, forms, parts };
};
const [john, smith, rome] = [
  thing("John Smith", "Person"),
  thing("J. Smith", "Person"),
  thing("Rome", "City", "ROME", "<b>"),
];
const THINGS = [john, smith, rome];
const chosen = (...of: Thing[]) => ({
  view: { triples: { ...INITIAL_TRIPLES, chosen: of.map(({ id }) => id) } },
});
const given = () => ({
  mergeThings: vi.fn(() => true),
  splitThing: vi.fn(() => true),
  keepApart: vi.fn(() => true),
});

test("two are merged under the name that is chosen, and none is chosen then", async () => {
  const app = given();
  const { page, view } = await mounted(<ChosenThings things={THINGS} />, {
    app,
    ...chosen(john, smith),
  });
  expect(page.querySelector("[role=status]")?.textContent).toBe("2 mentions chosen");
  await press("Merge as one");
  expect(app.mergeThings).toHaveBeenCalledWith([john, smith], "John Smith");
  expect(view.getState()).toMatchObject({
    announcement: "Merged as John Smith",
    triples: { chosen: [] },
  });
});

test("one is split by how it is written; something has to go and something to stay", async () => {
  const app = given();
  const { page } = await mounted(<ChosenThings things={THINGS} />, { app, ...chosen(rome) });
  const split = () =>
    [...page.querySelectorAll("button")].find((it) => it.textContent === "Split apart")!;
  const boxes = [...page.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  expect(boxes).toHaveLength(3);
  expect(split().disabled).toBe(true);
  await act(async () => boxes[1].click());
  await act(async () => boxes[2].click());
  await press("Split apart");
  expect(app.splitThing).toHaveBeenCalledWith(rome, ["ROME", "<b>"]);
});

test("things of two types, and one that is written in one way, are told what is missing", async () => {
  const two = await mounted(<ChosenThings things={THINGS} />, chosen(john, rome));
  expect(two.page.textContent).toContain("Only mentions of the same type");
  const one = await mounted(<ChosenThings things={THINGS} />, chosen(john));
  expect(one.page.textContent).toContain("Choose another one");
  const none = await mounted(<ChosenThings things={THINGS} />, chosen());
  expect(none.page.textContent).toBe("");
});

test("what may be one thing is offered, to be merged or kept apart", async () => {
  const app = { ...given(), project: { docs: {}, schema: { entities: [], relations: [] } } };
  const { page } = await mounted(<SameThingsList things={THINGS} />, { app });
  expect(page.querySelector("summary")?.textContent).toBe("Perhaps the same (1)");
  await press("Merge John Smith, J. Smith as John Smith");
  expect(app.mergeThings).toHaveBeenCalledWith([john, smith], "John Smith");
  await press("Keep John Smith, J. Smith apart");
  expect(app.keepApart).toHaveBeenCalledWith([john, smith]);
});
