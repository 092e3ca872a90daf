// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { judgedOf, reportOf } from "../proof/fixture.ts";
import { TrainFinished } from "./TrainFinished.tsx";
import { TrainRunning } from "./TrainRunning.tsx";

const at = (standing: "running" | "paused", isStored: boolean) =>
  ({ kind: "running", standing, progress: null, curve: NO_CURVE, draft: null, isStored }) as const;

const running = (training: ReturnType<typeof at>) =>
  mounted(<TrainRunning training={training} />, { app: { training } });

test("what a reload would lose is said, and nothing else is promised", async () => {
  for (const standing of ["running", "paused"] as const) {
    const stored = await running(at(standing, true));
    expect(stored.page.textContent).toMatch(/reloaded, the page goes on|also on another day/);
    expect(stored.page.textContent).not.toContain("cannot be stored");
    const unstored = await running(at(standing, false));
    expect(unstored.page.textContent).not.toMatch(/reloaded, the page goes on|nothing is lost/);
    expect(unstored.page.querySelector("[role=status]")?.textContent).toContain("cannot be stored");
  }
  const report = reportOf(judgedOf(0));
  const done = {
    kind: "finished",
    id: "candidate:c",
    recipe: {},
    report,
    curve: NO_CURVE,
  } as const;
  const training = { ...done, isStored: false };
  const { page } = await mounted(<TrainFinished training={training} />, {
    app: { training, versions: [] },
  });
  expect(page.textContent).toContain("could not be stored so far");
});
