// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { runAttribute } from "../places/runIds.ts";
import { sentenceView } from "../rows/sentenceView.ts";
import { createWindowMeasure } from "./measureWindow.ts";

const VIEW = sentenceView(DOC, 0, { showRejected: true });
type Edges = readonly [left: number, top: number, right: number, bottom: number];

const rect = ([left, top, right, bottom]: Edges) =>
  new DOMRect(left, top, right - left, bottom - top);

/** Puts an element where the test says: the test's page has no layout of its own. */
function placed(element: HTMLElement, ...lines: readonly Edges[]): HTMLElement {
  const rects = lines.map(rect);
  element.getClientRects = () => Object.assign(rects, { item: (i: number) => rects[i] });
  element.getBoundingClientRect = () => rects[0];
  return element;
}

/** A page with one row; each run has ids and the lines it is on, each tag where it starts. */
function pageOf(
  runs: readonly (readonly [ids: readonly string[], ...lines: Edges[]])[],
  tags: readonly (readonly [id: string, at: Edges])[] = [],
) {
  const page = placed(document.createElement("div"), [100, 50, 700, 450]);
  const row = page.appendChild(placed(document.createElement("div"), [100, 60, 700, 200]));
  row.dataset.sentence = VIEW.sentence.id;
  const text = row.appendChild(placed(document.createElement("p"), [200, 70, 650, 200]));
  text.dataset.start = "0";
  for (const [ids, ...lines] of runs) {
    const run = text.appendChild(placed(document.createElement("span"), ...lines));
    run.dataset.run = runAttribute(ids);
  }
  for (const [id, at] of tags) {
    const tag = text.appendChild(placed(document.createElement("b"), at));
    tag.dataset.tag = id;
  }
  return { page, row, views: new Map([[VIEW.sentence.id, VIEW]]) };
}

test("spans are where their runs are, in pixels of the page, one box a line", () => {
  const { page, views } = pageOf([
    [["outer"], [200, 100, 240, 120]],
    [
      ["a b", "outer"],
      [240, 100, 300, 120],
      [200, 170, 260, 190],
    ],
    [[], [300, 170, 320, 190]],
    [["outer"], [260, 170, 300, 190]],
  ]);
  const { spans, left, right } = createWindowMeasure().measure(page, views);
  expect([left, right]).toEqual([100, 550]);
  expect([...spans]).toEqual([
    [
      "outer",
      [
        { left: 100, right: 200, top: 50, bottom: 70 },
        { left: 100, right: 200, top: 120, bottom: 140 },
      ],
    ],
    [
      "a b",
      [
        { left: 140, right: 200, top: 50, bottom: 70 },
        { left: 100, right: 160, top: 120, bottom: 140 },
      ],
    ],
  ]);
});

test("a row that did not change is read once, and again when its height or all letters did", () => {
  const { page, row, views } = pageOf([[["a"], [200, 100, 240, 120]]]);
  const run = row.querySelector<HTMLElement>("[data-run]")!;
  const measure = createWindowMeasure();
  const leftOf = () => measure.measure(page, views).spans.get("a")![0].left;
  expect(leftOf()).toBe(100);
  placed(run, [210, 100, 240, 120]);
  expect(leftOf()).toBe(100);
  placed(row, [100, 60, 700, 240]);
  expect(leftOf()).toBe(110);
  placed(run, [220, 100, 240, 120]);
  measure.forget();
  expect(leftOf()).toBe(120);
});

test("rows that are not among the drawn ones are passed over", () => {
  const { page } = pageOf([[["a"], [200, 100, 240, 120]]]);
  expect(createWindowMeasure().measure(page, new Map()).spans.size).toBe(0);
});

test("tags that would lie on each other are moved apart, after everything was read", () => {
  const { page, row, views } = pageOf(
    [],
    [
      ["a", [200, 120, 240, 132]],
      ['"b"', [210, 120, 250, 132]],
    ],
  );
  const { placeTags } = createWindowMeasure().measure(page, views);
  const shifts = () =>
    [...row.querySelectorAll<HTMLElement>("[data-tag]")].map(({ style }) => style.translate);
  expect(shifts()).toEqual(["", ""]);
  placeTags();
  expect(shifts()).toEqual(["", "33px"]);
});
