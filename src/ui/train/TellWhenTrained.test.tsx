// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NO_CURVE } from "../../core/lifecycle/trainCurve.ts";
import type { TrainingState } from "../../store/state.ts";
import { mounted } from "../fixtures/mounted.tsx";
import { judgedOf, reportOf } from "../proof/fixture.ts";
import { TellWhenTrained } from "./TellWhenTrained.tsx";
import { useTrainingNews } from "./useTrainingNews.ts";

/** A browser that answers so when it is asked, and what it showed. */
function browser(permission: NotificationPermission, answer = permission) {
  const asked = vi.fn(async () => answer);
  const shown: string[] = [];
  class Shown {
    static permission = permission;
    static requestPermission = asked;
    constructor(title: string) {
      shown.push(title);
    }
  }
  vi.stubGlobal("Notification", Shown);
  return { asked, shown };
}
const hidden = (isHidden: boolean) => vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
beforeEach(() => hidden(true));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const click = (page: HTMLElement) =>
  act(async () => page.querySelector<HTMLInputElement>("input")?.click());

test("the browser is asked by a click alone, and what it allowed is remembered", async () => {
  const { asked } = browser("default", "granted");
  const { page, done } = await mounted(<TellWhenTrained />, { app: { tellsTrained: false } });
  expect(asked).not.toHaveBeenCalled();
  await click(page);
  expect(asked).toHaveBeenCalledOnce();
  expect(done).toEqual(["setTellsTrained true"]);
});

test("what the browser denies is said, and stays off", async () => {
  browser("default", "denied");
  const { page, done } = await mounted(<TellWhenTrained />, { app: { tellsTrained: false } });
  expect(page.textContent).not.toContain("does not let");
  await click(page);
  expect(done).toEqual(["setTellsTrained false"]);
  expect(page.querySelector("[role=status]")?.textContent).toContain("does not let this page");
});

test("it is switched off without a question, and is not there without notifications", async () => {
  const { asked } = browser("granted");
  const { page, done } = await mounted(<TellWhenTrained />, { app: { tellsTrained: true } });
  await click(page);
  expect(asked).not.toHaveBeenCalled();
  expect(done).toEqual(["setTellsTrained false"]);
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, "Notification");
  const without = await mounted(<TellWhenTrained />);
  expect(without.page.textContent).toBe("");
});

const of = { curve: NO_CURVE, isStored: true };
const running: TrainingState = {
  kind: "running",
  standing: "running",
  progress: null,
  draft: null,
  ...of,
};
const report = reportOf(judgedOf(1));
const finished: TrainingState = {
  kind: "finished",
  id: "candidate:1",
  report,
  recipe: {},
  ...of,
};

function Telling() {
  useTrainingNews();
  return null;
}
/** A training ends; what the browser showed of it. */
async function ended(permission: NotificationPermission, tellsTrained: boolean) {
  const { shown } = browser(permission);
  const { setApp } = await mounted(<Telling />, { app: { tellsTrained, training: running } });
  await setApp({ training: finished });
  return shown;
}

test("the end of a training is shown on a hidden page, where that is wanted and allowed", async () => {
  expect(await ended("granted", true)).toEqual(["Training ended"]);
  expect(await ended("granted", false)).toEqual([]);
  expect(await ended("denied", true)).toEqual([]);
  hidden(false);
  expect(await ended("granted", true)).toEqual([]);
});
