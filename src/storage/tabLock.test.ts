import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { UnstoredError } from "./handover.ts";
import { createTabLock, type Owner, type TabLock } from "./tabLock.ts";

let locks: LockManager;
let name: string;
let count = 0;
const tabs: TabLock[] = [];
beforeEach(() => {
  locks = fakeLocks();
  name = `lock ${count++}`;
});
afterEach(() => {
  vi.useRealTimers();
  for (const tab of tabs.splice(0)) tab.release();
});

const tab = ({ onLost = vi.fn(), onWanted = async () => true }: Partial<Owner> = {}): TabLock => {
  const lock = createTabLock(locks, new BroadcastChannel(name), { onLost, onWanted }, name);
  tabs.push(lock);
  return lock;
};

describe("a tab that another one asks for the project", () => {
  test("gives it when all is stored, and not before", async () => {
    let store = () => {};
    const stored = new Promise<boolean>((resolve) => {
      store = () => resolve(true);
    });
    const onWanted = vi.fn(() => stored);
    const onLost = vi.fn();
    expect(await tab({ onLost, onWanted }).acquire()).toBe("held");
    const taken = vi.fn();
    const other = tab();
    const taking = other.takeOver().then(taken);
    await vi.waitFor(() => expect(onWanted).toHaveBeenCalled());
    expect(await tab().acquire()).toBe("busy");
    expect(taken).not.toHaveBeenCalled();
    store();
    await taking;
    expect(onWanted).toHaveBeenCalledOnce();
    expect(onLost).not.toHaveBeenCalled();
    expect(await tab().acquire()).toBe("busy");
  });

  test("keeps it as long as what it did cannot be stored; who asked hears when it is free", async () => {
    let isFull = true;
    await tab({ onWanted: async () => !isFull }).acquire();
    const third = tab();
    const isFree = vi.fn();
    third.whenFree(isFree);
    await expect(third.takeOver()).rejects.toThrow(UnstoredError);
    const other = tab();
    await expect(other.takeOver()).rejects.toThrow(UnstoredError);
    await expect(other.takeOver()).rejects.toThrow("changes that are not stored");
    isFull = false;
    await other.takeOver();
    expect(await tab().acquire()).toBe("busy");
    other.release();
    await vi.waitFor(() => expect(isFree).toHaveBeenCalled());
  });

  test("does not answer: it is taken from it, and it is told", async () => {
    const onLost = vi.fn();
    void locks.request(name, {}, () => new Promise<never>(() => {})).catch(onLost);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
    const taken = vi.fn();
    const taking = tab().takeOver().then(taken);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(taken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(3_000);
    await taking;
    expect(onLost).toHaveBeenCalledOnce();
  });

  test("gives it to one of two, who gives it to the other", async () => {
    await tab().acquire();
    const [second, third] = [tab(), tab()];
    await Promise.all([second.takeOver(), third.takeOver()]);
    expect(await tab().acquire()).toBe("busy");
  });
});
