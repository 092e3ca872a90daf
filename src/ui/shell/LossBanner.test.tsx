// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { LossBanner } from "./LossBanner.tsx";

test("says how much is gone, and since when, until it was read", async () => {
  const lostWork = { docs: 1, projects: 2, at: Date.UTC(2026, 10, 27, 12) };
  const { page, done, setApp } = await mounted(<LossBanner />, { app: { lostWork } });
  const alert = page.querySelector("[role=alert]");
  expect(alert?.textContent).toMatch(/gone: 1 document in 2 projects, as of November 27, 2026/);
  await press("Do not show again");
  expect(done).toEqual(["forgetLoss"]);
  await setApp({ lostWork: null });
  expect(page.textContent).toBe("");
});
