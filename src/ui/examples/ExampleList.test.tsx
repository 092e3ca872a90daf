// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { wholeScope } from "../../core/document/scope.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { exampleOf } from "../../core/learn/exampleOf.ts";
import type { SidedSentence } from "../../store/exampleSplit.ts";
import { INITIAL_VIEW } from "../app/viewState.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { ExampleList } from "./ExampleList.tsx";

const sentences = [0, 2].map((i): SidedSentence => {
  const sentence = DOC.sentences[i];
  const made = exampleOf(DOC, sentence, wholeScope(SCHEMA));
  return { doc: "d", sentence, ...made, source: "annotated", isLeftOut: false, side: "training" };
});
const list = (
  <ExampleList sentences={sentences} project={{ docs: { d: DOC }, schema: SCHEMA }} none="" />
);
const rowsOf = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>("[role=row]")];
const opened = (id: string | null) => ({ ...INITIAL_VIEW.examples, opened: id });

/** As a mouse does it: a click alone is what a screen reader sends. */
function mouseClick(on: HTMLElement): void {
  const how = { bubbles: true, button: 0, detail: 1, pointerId: 1, pointerType: "mouse", width: 1 };
  on.dispatchEvent(new PointerEvent("pointerdown", { ...how, buttons: 1 }));
  on.dispatchEvent(new PointerEvent("pointerup", how));
  on.dispatchEvent(new PointerEvent("click", how));
}

// The page has no sizes here: the window of the list is as large as everything.
beforeEach(() => {
  for (const size of ["clientHeight", "clientWidth"] as const)
    vi.spyOn(HTMLElement.prototype, size, "get").mockReturnValue(1000);
});

test("one click shows an example in its text, the one that was shown last too", async () => {
  for (const id of [null, "d:2"]) {
    const { page, view, done } = await mounted(list, {
      app: { leftOut: {} },
      view: { center: "examples", examples: opened(id) },
    });
    await act(async () => mouseClick(rowsOf(page)[1]));
    expect(view.getState()).toMatchObject({ center: "text", examples: { opened: "d:2" } });
    expect(done).toContain('select {"kind":"sentence","id":"d:2"}');
  }
});

test.each(["Enter", " "])("the key %j does so too", async (key) => {
  const { page, view } = await mounted(list, { view: { center: "examples" } });
  const [row] = rowsOf(page);
  await act(async () => row.focus());
  for (const kind of ["keydown", "keyup"])
    await act(async () => void row.dispatchEvent(new KeyboardEvent(kind, { key, bubbles: true })));
  expect(view.getState()).toMatchObject({ center: "text", examples: { opened: "d:0" } });
});

test("its button leaves it out, and opens nothing", async () => {
  const { page, view, done } = await mounted(list, { view: { center: "examples" } });
  const button = rowsOf(page)[0].querySelector("button");
  await act(async () => button?.click());
  expect(done.join()).toContain("leaveOut");
  expect(view.getState().center).toBe("examples");
});
