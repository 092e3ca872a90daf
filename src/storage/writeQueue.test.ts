import { expect, test, vi } from "vitest";
import type { ProjectChange } from "./projectChange.ts";
import { createWriteQueue, type QueueState } from "./writeQueue.ts";

const theme = (value: "light" | "dark") => ({ settings: { theme: value } });
const active = (activeDoc: string) => ({ settings: { activeDoc } });

/** A disk on which each write ends when the test says so. */
function slowDisk() {
  const written: ProjectChange[] = [];
  const open: { done(): void; fail(error: Error): void }[] = [];
  const write = (change: ProjectChange) => {
    written.push(change);
    return new Promise<void>((done, fail) => open.push({ done, fail }));
  };
  return { write, written, open };
}

test("a change is written at once, and what comes meanwhile together after it", async () => {
  const disk = slowDisk();
  const states: QueueState[] = [];
  const queue = createWriteQueue(disk.write, (state) => states.push(state));
  queue.push(theme("light"));
  expect(disk.written).toHaveLength(1);
  queue.push(theme("dark"));
  queue.push(active("a"));
  disk.open[0].done();
  await vi.waitFor(() => expect(disk.written).toHaveLength(2));
  expect(disk.written[1]).toMatchObject({ settings: { theme: "dark", activeDoc: "a" } });
  disk.open[1].done();
  await vi.waitFor(() => expect(states.map((s) => s.kind)).toEqual(["saving", "saved"]));
});

test("what failed is kept and written with the next change, the later value winning", async () => {
  const disk = slowDisk();
  const states: QueueState[] = [];
  const queue = createWriteQueue(disk.write, (state) => states.push(state));
  queue.push({ settings: { theme: "light", activeDoc: "a" } });
  disk.open[0].fail(new Error("full"));
  await vi.waitFor(() =>
    expect(states.at(-1)).toMatchObject({ kind: "failed", error: { message: "full" } }),
  );
  queue.push(theme("dark"));
  expect(disk.written[1]).toMatchObject({ settings: { theme: "dark", activeDoc: "a" } });
});

test("after a failure it tries again by itself", async () => {
  const write = vi.fn().mockRejectedValueOnce(new Error("full")).mockResolvedValue(undefined);
  const states: string[] = [];
  const queue = createWriteQueue(write, ({ kind }) => states.push(kind), 1);
  queue.push(theme("dark"));
  await vi.waitFor(() => expect(states.at(-1)).toBe("saved"));
  expect(write).toHaveBeenCalledTimes(2);
  expect(states).toEqual(["saving", "failed", "saving", "saved"]);
});

test("a stopped queue writes nothing more, and hands over what is not stored", async () => {
  const disk = slowDisk();
  const queue = createWriteQueue(disk.write, () => {});
  queue.push(theme("light"));
  queue.push(theme("dark"));
  const rest = queue.stop();
  disk.open[0].done();
  expect(await rest).toEqual(theme("dark"));
  queue.push(active("a"));
  expect(disk.written).toHaveLength(1);
});

test("what comes at the very moment when all is saved is written too", async () => {
  const written: ProjectChange[] = [];
  const queue = createWriteQueue(
    async (change) => void written.push(change),
    ({ kind }) => {
      if (kind !== "saved") return;
      if (written.length === 1) queue.push(theme("dark"));
      else if (written.length === 2) queueMicrotask(() => queue.push(active("a")));
    },
  );
  queue.push(theme("light"));
  await vi.waitFor(() => expect(written).toHaveLength(3));
});
