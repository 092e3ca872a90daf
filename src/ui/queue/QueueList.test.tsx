// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { InQueue } from "../../core/review/queue/nextUp.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { QueueList } from "./QueueList.tsx";

const item = (sentence: string, isForScores = false): InQueue => {
  return { doc: "d", sentence, reasons: [{ kind: "words", count: 4 }], isForScores };
};
const ITEMS = [item("d:0"), item("d:2", true)];
const list = <QueueList items={ITEMS} project={{ docs: { d: DOC }, schema: SCHEMA }} />;
const rowsOf = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>("[role=row]")];

// The page has no sizes here: the window of the list is as large as everything.
beforeEach(() => {
  for (const size of ["clientHeight", "clientWidth"] as const)
    vi.spyOn(HTMLElement.prototype, size, "get").mockReturnValue(1000);
});

test("rows say why, and which come by chance", async () => {
  const { page } = await mounted(list);
  expect(rowsOf(page).map((row) => row.textContent)).toEqual([
    expect.stringContaining("many new words: 4"),
    expect.stringContaining("random, for honest scores"),
  ]);
});

test("a click shows a sentence in its text, the one that was shown last too", async () => {
  for (const walk of [null, { doc: "d", sentence: "d:2" }]) {
    const { page, view, done } = await mounted(list, { view: { walk, center: "queue" } });
    await act(async () => rowsOf(page)[1].click());
    expect(view.getState()).toMatchObject({
      walk: { doc: "d", sentence: "d:2" },
      center: "text",
      reveal: { doc: "d", offset: 44 },
    });
    expect(done).toContain('select {"kind":"sentence","id":"d:2"}');
  }
});

test("Enter does so too", async () => {
  const { page, view } = await mounted(list, { view: { center: "queue" } });
  const [row] = rowsOf(page);
  await act(async () => row.focus());
  for (const kind of ["keydown", "keyup"])
    await act(
      async () => void row.dispatchEvent(new KeyboardEvent(kind, { key: "Enter", bubbles: true })),
    );
  expect(view.getState()).toMatchObject({ walk: { sentence: "d:0" }, center: "text" });
});
