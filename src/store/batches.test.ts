import { expect, test } from "vitest";
import { createBatches } from "./batches.ts";

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

test("many items are handed on in order, so many a turn, and others have turns in between", async () => {
  const seen: (readonly number[] | "other")[] = [];
  const batches = createBatches<number>((items) => seen.push(items), { most: 4 });
  for (const item of numbers(10)) batches.add(item);
  const drained = batches.drain();
  const other = new MessageChannel();
  other.port1.onmessage = () => {
    seen.push("other");
    other.port1.close();
  };
  other.port2.postMessage(null);
  await drained;
  expect(seen.filter((one) => one !== "other").flat()).toEqual(numbers(10));
  expect(seen.map((one) => one.length)).toContain(4);
  expect(seen.indexOf("other")).toBeLessThan(seen.length - 1);
  for (const one of seen) if (one !== "other") expect(one.length).toBeLessThanOrEqual(4);
});

test("what comes while some are handed on, and after, is handed on too", async () => {
  const seen: number[] = [];
  const batches = createBatches<number>(
    (items) => {
      seen.push(...items);
      if (items.includes(3)) batches.add(100);
    },
    { most: 2, pause: 1 },
  );
  for (const item of numbers(4)) batches.add(item);
  await batches.drain();
  await batches.drain();
  expect(seen).toEqual([0, 1, 2, 3, 100]);
  batches.add(7);
  await expect.poll(() => seen.at(-1)).toBe(7);
});
