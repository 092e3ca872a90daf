import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { beginVisit } from "./freshLog.ts";

let count = 0;
let name: string;
/** The locks of one life of the browser: a crash ends all of them. */
let locks: LockManager;
let written: number;
/** What it takes to write a piece, in a test whose clock stands still. */
let tookMs: number;
beforeEach(() => {
  name = `visits ${count++}`;
  locks = fakeLocks();
  [written, tookMs] = [0, 0];
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    value,
    key,
  ) {
    if (value instanceof Uint8Array) {
      written += value.byteLength;
      if (tookMs > 0) vi.advanceTimersByTime(tookMs);
    }
    return put.call(this, value, key);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const visit = async (id: string) => {
  const { begun, end } = beginVisit(id, { locks }, name);
  await begun;
  return end;
};
const crash = () => {
  locks = fakeLocks();
};
const rows = async (table: string) => {
  const db = await new Dexie(name).open();
  const found = await db.table(table).count();
  db.close();
  return found;
};

test("after a crash so much is written that a new file begins, and nothing of it stays", async () => {
  await visit("a");
  expect(written).toBe(0);
  crash();
  await visit("b");
  expect(written).toBeGreaterThan(8 * 2 ** 20);
  expect(await rows("filling")).toBe(0);
  expect(await rows("tabs")).toBe(1);
});

test("after a visit that ended with a word nothing is written", async () => {
  const end = await visit("a");
  await end();
  crash();
  await visit("b");
  expect(written).toBe(0);
});

test("one of two tabs that ended in a crash is enough", async () => {
  const end = await visit("a");
  await visit("b");
  await end();
  crash();
  await visit("c");
  expect(written).toBeGreaterThan(4 * 2 ** 20);
});

test("a second tab leaves it to the first, also when both are opened at once", async () => {
  await visit("a");
  crash();
  await Promise.all([visit("b"), visit("c")]);
  const once = written;
  await visit("d");
  expect(written).toBe(once);
  expect(once).toBeLessThan(12 * 2 ** 20);
  expect(await rows("tabs")).toBe(3);
});

test("a browser without locks is left alone", async () => {
  const { begun, end } = beginVisit("a", {}, name);
  await begun;
  await end();
  expect(await Dexie.exists(name)).toBe(false);
});

test("on a machine so busy that it takes long, nothing else is stored before all is written", async () => {
  await visit("a");
  crash();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  tookMs = 4_000;
  const { begun } = beginVisit("b", { locks }, name);
  await begun;
  expect(written).toBeGreaterThan(8 * 2 ** 20);
  expect(await rows("tabs")).toBe(1);
});

test("a tab that stands still and keeps the others waiting is not waited for without end", async () => {
  vi.useFakeTimers();
  void locks.request(name, () => new Promise<never>(() => {}));
  let isBegun = false;
  const { begun } = beginVisit("b", { locks }, name);
  void begun.then(() => {
    isBegun = true;
  });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(isBegun).toBe(false);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(isBegun).toBe(true);
});
