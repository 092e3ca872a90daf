import { beforeEach, expect, test, vi } from "vitest";
import type { ProjectChange } from "../storage/projectChange.ts";
import type { ProjectDb } from "../storage/projectDb.ts";
import { newDisk, openTab, readyTab, type Tab, texts, withText } from "./fixtures/tabs.ts";

beforeEach(newDisk);

const namesIn = ({ state }: Tab) =>
  Object.values(state().project.docs)
    .map(({ name }) => name)
    .sort();

/** A tab on a disk that does with each change what is said. */
const tabThat = (write: (change: ProjectChange, db: ProjectDb) => Promise<void>) =>
  withText("Ada lives in Rome.", (db) => ({ ...db, write: (change) => write(change, db) }));

test("what a slow disk has not stored yet is stored before another tab has the project", async () => {
  let isSlow = false;
  const first = await tabThat(async (change, db) => {
    if (isSlow) await new Promise((go) => setTimeout(go, 50));
    await db.write(change);
  });
  const second = await readyTab();
  isSlow = true;
  for (const name of ["a", "b", "c"]) await first.state().addText(name, `Bob left ${name}.`);
  first.state().renameDoc(first.state().activeDoc!, "last");
  await second.state().takeOver();
  expect(namesIn(second)).toEqual(expect.arrayContaining(["a", "b", "last"]));
  expect(second.state().storage.kind).toBe("saved");
  expect(first.state().storage.kind).toBe("readOnly");
  expect(texts(first.state()).at(-1)).toMatch(/Another tab has taken the project over/);
  await vi.waitFor(() => expect(namesIn(first)).toEqual(namesIn(second)));
});

test("what a full disk cannot store is not taken away, in either tab, until it could be stored", async () => {
  let isFull = false;
  const first = await tabThat(async (change, db) => {
    if (isFull) throw Object.assign(new Error("no"), { name: "QuotaExceededError" });
    await db.write(change);
  });
  const second = await readyTab();
  isFull = true;
  await first.state().addText("kept", "Bob left.");
  await vi.waitFor(() => expect(first.state().storage.kind).toBe("failed"));
  await second.state().takeOver();
  expect(texts(second.state()).at(-1)).toMatch(
    /could not be taken over: the other tab has changes that are not stored/,
  );
  expect(second.state().storage.kind).toBe("readOnly");
  await vi.waitFor(() => expect(first.state().storage.kind).toBe("failed"));
  expect(namesIn(first)).toContain("kept");
  expect(texts(first.state()).at(-1)).toMatch(/the last changes are not stored yet/);

  isFull = false;
  await second.state().takeOver();
  expect(namesIn(second)).toContain("kept");
});

test("tabs that take it from each other in quick succession lose nothing that was made", async () => {
  const tabs = [await withText("Ada lives in Rome."), await readyTab(), openTab()];
  await vi.waitFor(() => expect(tabs[2].state().storage.kind).toBe("readOnly"));
  const made: string[] = [];
  for (let round = 0; round < 9; round++) {
    const tab = tabs[round % 3];
    const taking = tab.state().storage.kind === "saved" ? null : tab.state().takeOver();
    const before = tabs[(round + 2) % 3];
    if (await before.state().addText(`late ${round}`, `Bob left ${round}.`))
      made.push(`late ${round}`);
    await taking;
    if (await tab.state().addText(`own ${round}`, `Eve left ${round}.`)) made.push(`own ${round}`);
  }
  expect(made.length).toBeGreaterThan(9);
  const { state } = tabs[2];
  await vi.waitFor(() => expect(state().storage.kind).toBe("saved"));
  expect(namesIn(tabs[2])).toEqual(expect.arrayContaining(made));
});
