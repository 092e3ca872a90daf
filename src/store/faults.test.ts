import { beforeEach, expect, test, vi } from "vitest";
import { activeDoc, newDisk, reload, settled, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

test("what could not be stored is said, kept over a reload, and copied without a word of the text", async () => {
  const full = Object.assign(new Error("Ada Marsh does not fit"), { name: "QuotaExceededError" });
  let isFull = false;
  const tab = await withText("Ada Marsh lives in Rome.", (db) => ({
    ...db,
    write: (change) => (isFull ? Promise.reject(full) : db.write(change)),
  }));
  isFull = true;
  const [{ id }] = activeDoc(tab.state()).sentences;
  tab.state().acceptSentence(id);
  await vi.waitFor(() => expect(tab.state().storage.kind).toBe("failed"));
  expect(tab.state().storage).toMatchObject({ remedy: "retry" });
  isFull = false;
  tab.state().retryStoring();
  await settled(tab);
  const again = await reload(tab);
  expect(activeDoc(again.state()).confirmed).toHaveProperty([id]);
  await again.state().copyFaults();
  const [report] = again.copied;
  expect(report).toMatch(/storage: QuotaExceededError/);
  expect(report).not.toMatch(/Ada|Marsh|Rome|note/);
});

test("all of a tab is stored again where what was stored has been deleted", async () => {
  const tab = await withText("Ada lives in Rome.");
  await settled(tab);
  const [{ id }] = activeDoc(tab.state()).sentences;
  for (const { name = "" } of await indexedDB.databases())
    if (!name.endsWith("-app")) indexedDB.deleteDatabase(name);
  tab.state().acceptSentence(id);
  await vi.waitFor(() =>
    expect(tab.state().storage).toMatchObject({ kind: "failed", remedy: "storeAgain" }),
  );
  await tab.state().storeAgain();
  await settled(tab);
  const again = await reload(tab);
  expect(again.state().project).toEqual(tab.state().project);
  expect(again.state().history).toEqual(tab.state().history);
});
