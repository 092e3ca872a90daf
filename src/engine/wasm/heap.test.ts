import fc from "fast-check";
import { expect, test } from "vitest";
import { DeviceError } from "../deviceError.ts";
import { Heap } from "./heap.ts";

const START = 1000;

test("stretches never overlap, are zeros, and what is freed is used again", () => {
  const size = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(fc.array(fc.record({ size, frees: fc.nat() }), { maxLength: 60 }), (steps) => {
      const memory = new WebAssembly.Memory({ initial: 1 });
      const heap = new Heap(memory, START);
      const held: { at: number; size: number }[] = [];
      for (const { size, frees } of steps) {
        if (frees % 3 === 0 && held.length > 0)
          heap.free(held.splice(frees % held.length, 1)[0].at);
        const at = heap.allocate(size, "test");
        expect(at).toBeGreaterThanOrEqual(START);
        for (const other of held)
          expect(at + size <= other.at || other.at + other.size <= at).toBe(true);
        const bytes = new Uint8Array(memory.buffer, at, size);
        expect(bytes.every((x) => x === 0)).toBe(true);
        bytes.fill(7);
        held.push({ at, size });
      }
      for (const { at } of held) heap.free(at);
      const whole = memory.buffer.byteLength;
      expect(heap.used).toBe(0);
      heap.allocate(whole - 2 * START, "all again");
      expect(memory.buffer.byteLength).toBe(whole);
    }),
    { numRuns: 50 },
  );
});

test("a memory that is full says so", () => {
  const heap = new Heap(new WebAssembly.Memory({ initial: 1, maximum: 2 }), START);
  heap.allocate(100_000, "weights");
  expect(() => heap.allocate(100_000, "slot")).toThrow(
    new DeviceError({
      kind: "out-of-memory",
      message: "no memory for 100,096 bytes (slot): 100,096 are in use",
    }),
  );
});
