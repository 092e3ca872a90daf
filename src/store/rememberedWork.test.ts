import { beforeEach, expect, test } from "vitest";
import type { ProjectEntry } from "../core/projects/projectEntry.ts";
import { newDisk, openTab, reload } from "./fixtures/tabs.ts";
import { rememberedWork, type WorkMemory } from "./rememberedWork.ts";

let kept: Map<string, string>;
let memory: WorkMemory;
beforeEach(() => {
  newDisk();
  kept = new Map();
  memory = rememberedWork(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
  }));
});

const entry = (id: string, docs: number, more: Partial<ProjectEntry> = {}): ProjectEntry => ({
  id,
  name: id,
  createdAt: 1,
  usedAt: 1,
  docs,
  ...more,
});
const THREE = [entry("a", 2), entry("b", 40), entry("c", 7, { trashedAt: 3 })];

test("what is gone is told until it is forgotten", () => {
  memory.begin(true);
  expect(memory.lost()).toBeNull();
  memory.keep(THREE, 5);
  memory.begin(false);
  expect(memory.lost()).toBeNull();
  memory.begin(true);
  expect(memory.lost()).toEqual({ projects: 2, docs: 42, at: 5 });
  memory.keep([entry("a", 1)], 9);
  memory.begin(false);
  expect(memory.lost()).toMatchObject({ docs: 42 });
  memory.forgetLoss();
  expect(memory.lost()).toBeNull();
});

test("of two losses that nobody looked at the larger one is told", () => {
  memory.keep(THREE, 5);
  memory.begin(true);
  memory.keep([entry("a", 1)], 9);
  memory.begin(true);
  expect(memory.lost()).toMatchObject({ docs: 42 });
});

test("what was emptied by hand, and what nobody can read, is no loss", () => {
  memory.keep([entry("a", 0)], 5);
  memory.begin(true);
  expect(memory.lost()).toBeNull();
  kept.set("spanloom-work", "{");
  memory.begin(true);
  expect(memory.lost()).toBeNull();
  const forbidden = rememberedWork(() => {
    throw new Error("denied");
  });
  forbidden.keep(THREE, 5);
  forbidden.begin(true);
  expect(forbidden.lost()).toBeNull();
});

test("the page shows it, and forgets it for good", async () => {
  const tab = await openTab();
  tab.work.keep(THREE, 5);
  tab.work.begin(true);
  const again = await reload(tab);
  expect(again.state().lostWork).toMatchObject({ docs: 42 });
  again.state().forgetLoss();
  expect(again.state().lostWork).toBeNull();
  expect((await reload(again)).state().lostWork).toBeNull();
});
