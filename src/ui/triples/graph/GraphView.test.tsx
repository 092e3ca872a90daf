// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { DOC } from "../../../core/fixtures/smallDoc.ts";
import { triplesOf } from "../../../core/results/triples.ts";
import type { GraphToLayOut } from "../../../store/layoutState.ts";
import { INITIAL_TRIPLES } from "../../app/tripleForm.ts";
import { SCHEMA } from "../../commands/fixture.ts";
import { mounted, press } from "../../fixtures/mounted.tsx";
import { GraphView } from "./GraphView.tsx";

const project = { docs: { d: DOC }, schema: SCHEMA };
const triples = triplesOf([DOC], { status: "both", from: 0 }, SCHEMA.relations);
const asked: GraphToLayOut[] = [];
const layOut = (graph: GraphToLayOut) => {
  asked.push(graph);
  return { end: Promise.resolve(graph.start.map((_, i) => i)), stop: () => {} };
};
const shown = (around: readonly string[] = []) =>
  mounted(<GraphView triples={triples} />, {
    app: { project, layOut, theme: "light" },
    view: { center: "triples", triples: { ...INITIAL_TRIPLES, view: "graph", around } },
  });
const rows = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>("[role=listitem]")];
const named = (page: HTMLElement, name: string) =>
  rows(page).find((row) => row.querySelector("bdi")?.textContent === name)!;

// The page has no sizes here: the window of the list is as large as everything.
beforeEach(() => {
  asked.length = 0;
  for (const size of ["clientHeight", "clientWidth"] as const)
    vi.spyOn(HTMLElement.prototype, size, "get").mockReturnValue(1000);
});

test("the list says what the graph shows: things, their relations, and their sentences", async () => {
  const { page, view } = await shown();
  expect(page.querySelector("canvas")?.getAttribute("aria-label")).toMatch(
    /^Graph of 3 things, 2 links/,
  );
  expect(rows(page)).toHaveLength(3);
  const ann = named(page, "Ann Lee");
  expect(ann.textContent).toMatch(/Person.*neighbour/);
  await act(async () => ann.querySelector("button")?.click());
  expect(view.getState().triples.node).toBe(triples[0].head.id);
  const relation = [...page.querySelectorAll<HTMLElement>("li [aria-expanded]")].find((it) =>
    /^▸Works→Acme1 sentence$/.test(it.textContent ?? ""),
  )!;
  await act(async () => relation.click());
  expect(page.querySelector(".triple-evidence")?.textContent).toContain("Ann Lee works for Acme.");
});

test("it is drawn around a thing, and grows by another, and goes back to all", async () => {
  const { page, view } = await shown();
  await act(async () => named(page, "Acme").querySelector("button")?.click());
  await press("Only with its neighbours");
  const around = view.getState().triples.around;
  expect(around).toHaveLength(1);
  expect(rows(page).length).toBeLessThan(4);
  expect(asked.length).toBeGreaterThan(1);
  await press("Back to all");
  expect(rows(page)).toHaveLength(3);
});

test("a thing that is gone is none to draw around", async () => {
  const { page } = await shown(["gone"]);
  expect(rows(page)).toHaveLength(3);
  expect(page.textContent).not.toContain("Back to all");
});

test("where the browser draws no graph it says so, and the list remains", async () => {
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(null);
  const { page } = await shown();
  await act(async () => void (await new Promise(requestAnimationFrame)));
  expect(page.textContent).toContain("This browser draws no graph.");
  expect(rows(page)).toHaveLength(3);
});
