import { beforeEach, expect, test, vi } from "vitest";
import { AS_IT_IS } from "../core/learn/calibration.ts";
import type { Prediction, SentenceWords } from "../core/learn/example.ts";
import { findCapitals } from "./fixtures/fakeReadings.ts";
import {
  activeDoc,
  closeTabs,
  newDisk,
  readyTab,
  settled,
  type Tab,
  withText,
} from "./fixtures/tabs.ts";

beforeEach(newDisk);

const TEXT = Array.from({ length: 100 }, (_, i) => `Ada saw Town${i}.`).join(" ");

/** Half of what is found in what follows is wrong. */
const wrongOften = (sentence: SentenceWords): Prediction => {
  const { entities } = findCapitals(sentence);
  const extra = { ...entities[0], start: 1, end: 2 };
  return { entities: [...entities, extra, { ...extra, start: 3, end: 4 }], relations: [] };
};

async function confirmedTab(): Promise<Tab> {
  const tab = await withText(TEXT);
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  tab.fake.find = wrongOften;
  return tab;
}
const calibration = ({ state }: Tab) => {
  const { model } = state();
  return model.kind === "ready" ? model.model.calibration : null;
};

test("scores are measured on held-out sentences and corrected, and taken as they are again", async () => {
  const tab = await confirmedTab();
  await tab.state().calibrate();
  expect(tab.state().calibrated?.report.isFitted.entities).toBe(true);
  expect(calibration(tab)?.entities.temperature).toBeGreaterThan(1.2);
  await tab.state().correctScores(false);
  expect(calibration(tab)).toBeUndefined();
  await tab.state().correctScores(true);
  expect(calibration(tab)?.entities.temperature).toBeGreaterThan(1.2);
});

test("sentences that are open are read again, with the scores of now", async () => {
  const tab = await confirmedTab();
  const { id } = activeDoc(tab.state()).sentences[0];
  tab.state().reopenSentence(id);
  await vi.waitFor(() => expect(tab.fake.predicted).toContain(id));
  tab.fake.predicted.length = 0;
  await tab.state().calibrate();
  await vi.waitFor(() => expect(tab.fake.predicted).toEqual([id]));
});

test("a trained model is corrected by itself, and stays so when it is kept", async () => {
  const tab = await confirmedTab();
  await tab.state().train({});
  await vi.waitFor(() => expect(calibration(tab)?.entities.temperature).toBeGreaterThan(1.2));
  await vi.waitFor(() => expect(tab.state().calibrating.kind).toBe("idle"));
});

test("what cannot be fitted changes nothing; what fails is told", async () => {
  const tab = await confirmedTab();
  tab.fake.find = findCapitals;
  await tab.state().calibrate();
  expect(tab.state().calibrated?.report.calibration).toEqual(AS_IT_IS);
  expect(calibration(tab)).toBeUndefined();
  tab.fake.fail.calibrate = new Error("no memory");
  await tab.state().calibrate();
  expect(tab.state().calibrating).toEqual({ kind: "failed", message: "no memory" });
});

test("what was measured is told again after a reload, of the bundled model too", async () => {
  const tab = await confirmedTab();
  await tab.state().calibrate();
  const { report } = tab.state().calibrated!;
  await settled(tab);
  closeTabs();
  const next = await readyTab();
  await vi.waitFor(() => expect(next.state().calibrated).toMatchObject({ by: "heldOut", report }));
});

test("what was measured of a trained model is stored with it when it is kept", async () => {
  const tab = await confirmedTab();
  await tab.state().train({});
  await vi.waitFor(() => expect(tab.state().calibrated).not.toBeNull());
  await tab.state().keepModel("Mine");
  const [{ id }] = tab.state().versions;
  const { calibration: stored } = await tab.service.measured({ kind: "version", id });
  expect(stored?.report).toEqual(tab.state().calibrated?.report);
});
