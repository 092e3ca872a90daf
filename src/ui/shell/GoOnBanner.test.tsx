// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { GoOnBanner } from "./GoOnBanner.tsx";
import { keepPlace, type Place } from "./lastPlace.ts";

const SAVED = { storage: { kind: "saved", at: 0 } } as const;
const READ_ONLY = { storage: { kind: "readOnly" } } as const;

/** Where a page ended: in the document that tests have. */
const ended = (change: Partial<Place> = {}) =>
  keepPlace(
    () => localStorage,
    {
      project: "p",
      doc: "d",
      selection: { kind: "entity", id: "e" },
      center: "text",
      tab: "train",
      ...change,
    },
    false,
  );

beforeEach(() => localStorage.clear());

test("after a page that ended one may go on where it was, and the log of faults says so", async () => {
  ended();
  const { page, done } = await mounted(<GoOnBanner />, { app: { ...SAVED, projectId: "p" } });
  expect(page.textContent).toContain("The page ended in the middle");
  expect(done.filter((name) => name.startsWith("recordFault"))).toHaveLength(1);
  await press("Stay here");
  expect(page.textContent).toBe("");
});

test("where another tab lives, which is there, no page ended: also once it is taken over", async () => {
  ended();
  const { page, done, setApp } = await mounted(<GoOnBanner />, {
    app: { ...READ_ONLY, projectId: "p" },
  });
  expect(page.textContent).toBe("");
  await setApp({ ...SAVED, projectId: "p" });
  expect(page.textContent).toBe("");
  expect(done).toEqual([]);
});
