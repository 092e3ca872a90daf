import { expect, it } from "vitest";
import { denseForward } from "../kernels/denseForward.ts";
import type { Executor, Store } from "./executor.ts";
import { PlainExecutor, type PlainStore } from "./plainExecutor.ts";

const view = (store: PlainStore, numbers: number, offset = 0) => ({
  store,
  offset,
  bytes: 4 * numbers,
});
const sizes = { rows: 1, inner: 2, columns: 1 };

/** y = x [2] w [2, 1] + b, then z = [y, next number] w + b. */
function chained() {
  const executor = new PlainExecutor({ headSize: 4 });
  const [inputs, outputs] = [executor.allocate(1024), executor.allocate(512)];
  executor.write(inputs, 0, Float32Array.of(2, 3));
  executor.write(inputs, 256, Float32Array.of(10, 100));
  executor.write(inputs, 512, Float32Array.of(5));
  executor.write(outputs, 4, Float32Array.of(1));
  const [w, bias] = [view(inputs, 2, 256), view(inputs, 1, 512)];
  const y = view(outputs, 2);
  const z = view(outputs, 1, 256);
  const bound = executor.bind([
    { kernel: denseForward, operands: [view(inputs, 2), w, bias, view(outputs, 1)] },
    { kernel: denseForward, operands: [y, w, bias, z] },
  ]);
  return { executor, bound, views: [y, z] };
}

it("runs calls in order over stretches of stores", async () => {
  const { executor, bound, views } = chained();
  bound.run([sizes, sizes]);
  const [y, z] = await executor.read(views);
  expect([...y]).toEqual([325, 1]);
  expect([...z]).toEqual([3355]);
});

it("leaves out calls without uniforms", async () => {
  const { executor, bound, views } = chained();
  bound.run([sizes, null]);
  const [, z] = await executor.read(views);
  expect([...z]).toEqual([0]);
});

it("names a uniform that is not there", () => {
  const { bound } = chained();
  expect(() => bound.run([{ rows: 1, inner: 2 }, null])).toThrow(
    "denseForward: no uniform columns",
  );
});

it("passes for no executor of just any store", () => {
  // @ts-expect-error: it could be given a store without a buffer.
  const any: Executor<Store> = new PlainExecutor({ headSize: 4 });
  expect(() => any.write({ bytes: 256 }, 0, Float32Array.of(1))).toThrow();
});
