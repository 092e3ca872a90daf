import type { Kernel, Uniforms } from "../kernels/defineKernel.ts";
import type { KernelCase } from "./cases/kernelCase.ts";
import { ALIGNMENT, type Executor, type Store, type View } from "./executor.ts";

/**
 * Runs a case on an executor and by the reference.
 *
 * @returns the largest difference of any operand, relative to its largest entry or 1e-3; infinite
 *          where whole numbers differ, or where an operand that is only read has changed
 */
export async function checkCase<S extends Store>(
  executor: Executor<S>,
  of: KernelCase,
): Promise<number> {
  const { kernel } = of;
  const views = kernel.operands.map(({ name }): View<S> => {
    const data = of.arrays[name];
    const store = executor.allocate(Math.max(ALIGNMENT, data.byteLength), name);
    if (data.length > 0) executor.write(store, 0, data);
    return { store, offset: 0, bytes: store.bytes };
  });
  const bound = executor.bind([{ kernel, operands: views }]);
  bound.run([of.uniforms]);
  const used = kernel.operands.flatMap(({ name }, i) => {
    const bytes = of.arrays[name].byteLength;
    return bytes > 0 ? [{ name, view: { ...views[i], bytes } }] : [];
  });
  const results = await executor.read(used.map(({ view }) => view));
  bound.release();
  for (const { store } of views) executor.free(store);
  const wanted = expected(of);
  return Math.max(...used.map(({ name }, i) => difference(of, name, results[i], wanted[name])));
}

/** What the operands hold after the reference has run. */
function expected({ kernel, arrays, uniforms, constants }: KernelCase) {
  const copies = Object.fromEntries(
    Object.entries(arrays).map(([name, data]) => [name, data.slice()]),
  );
  kernel.reference(copies, rounded(kernel, uniforms), constants);
  return copies;
}

/** Uniforms as a record of four-byte fields holds them. */
const rounded = (kernel: Kernel, uniforms: Uniforms): Uniforms =>
  Object.fromEntries(
    kernel.uniforms.map(({ name, type }) => [
      name,
      type === "f32" ? Math.fround(uniforms[name]) : uniforms[name],
    ]),
  );

function difference(
  { kernel, summed }: KernelCase,
  name: string,
  result: Float32Array,
  wanted: Float32Array | Uint32Array,
): number {
  const written = kernel.operands.some((o) => o.name === name && o.access !== "read");
  if (!written || wanted instanceof Uint32Array)
    return sameBits(result, wanted) ? 0 : Number.POSITIVE_INFINITY;
  const [a, b] = summed.includes(name) ? [[sum(result)], [sum(wanted)]] : [result, wanted];
  return relativeDifference(a, b);
}

function sameBits(a: Float32Array, b: Float32Array | Uint32Array): boolean {
  const [x, y] = [a, b].map(
    ({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, length),
  );
  return x.length === y.length && x.every((value, i) => value === y[i]);
}

const sum = (x: Float32Array): number => x.reduce((total, value) => total + value, 0);

/** max |a − b| / max(1e-3, max |b|); infinite for NaN. */
function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [difference, scale] = [0, 1e-3];
  for (let i = 0; i < b.length; i++) {
    const d = Math.abs(a[i] - b[i]);
    if (!(d <= difference)) difference = Number.isNaN(d) ? Number.POSITIVE_INFINITY : d;
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return difference / scale;
}
