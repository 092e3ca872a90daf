import { beforeEach, expect, test, vi } from "vitest";
import { activeDoc, closeTabs, newDisk, openTab, settled, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

async function confirmedTab() {
  const tab = await withText(Array.from({ length: 10 }, (_, i) => `Ada saw Town${i}.`).join(" "));
  for (const { id } of activeDoc(tab.state()).sentences) tab.state().acceptSentence(id);
  return tab;
}

test("on the battery it is asked before it trains; plugged in it is not", async () => {
  const { state, fake, unplug } = await confirmedTab();
  unplug(true);
  await state().train({ epochs: 2 });
  expect(state().askedOnBattery).toEqual({ epochs: 2 });
  expect(state().training.kind).toBe("idle");
  await state().answerOnBattery("wait");
  expect(state().askedOnBattery).toBeNull();
  expect(fake.requests).toEqual([]);

  await state().train({ epochs: 3 });
  await state().answerOnBattery("train");
  expect(state().askedOnBattery).toBeNull();
  await vi.waitFor(() => expect(state().training.kind).toBe("finished"));
  expect(fake.requests.map(({ recipe }) => recipe)).toEqual([{ epochs: 3 }]);
  await state().discardModel();

  unplug(false);
  await state().train({ epochs: 4 });
  expect(state().askedOnBattery).toBeNull();
  expect(fake.requests).toHaveLength(2);
});

test("whether the end of a training is told is remembered", async () => {
  const tab = await confirmedTab();
  expect(tab.state().tellsTrained).toBe(false);
  tab.state().setTellsTrained(true);
  await vi.waitFor(() => expect(tab.state().storage.kind).toBe("saved"));
  closeTabs();
  const next = openTab();
  await settled(next);
  expect(next.state().tellsTrained).toBe(true);
});
