import { ALIGNMENT, type Executor, type Store, type View } from "../../src/engine/executor.ts";
import { denseForward } from "../../src/kernels/denseForward.ts";

/** Products of square matrices by the kernel of the dense layers; the matrices stay. */
export function ownProducts<S extends Store>(executor: Executor<S>) {
  const made = new Map<number, readonly View<S>[]>();
  const viewsOf = (size: number): readonly View<S>[] => {
    const known = made.get(size);
    if (known) return known;
    const view = (numbers: number, label: string): View<S> => {
      const store = executor.allocate(Math.max(ALIGNMENT, 4 * numbers), label);
      return { store, offset: 0, bytes: store.bytes };
    };
    const square = size * size;
    const views = [view(square, "a"), view(square, "b"), view(size, "bias"), view(square, "c")];
    const numbers = Float32Array.from({ length: square }, (_, i) => (i % 17) / 17);
    for (const { store } of views.slice(0, 2)) executor.write(store, 0, numbers);
    made.set(size, views);
    return views;
  };
  return async (size: number, times: number): Promise<void> => {
    const operands = viewsOf(size);
    const bound = executor.bind(
      Array.from({ length: times }, () => ({ kernel: denseForward, operands })),
    );
    const uniforms = { rows: size, inner: size, columns: size };
    bound.run(new Array(times).fill(uniforms));
    await executor.read([{ ...operands[3], bytes: ALIGNMENT }]);
    bound.release();
  };
}
