import { ALIGNMENT, type Executor, type View } from "../engine/executor.ts";
import type { Constants, Kernel, Uniforms } from "../kernels/defineKernel.ts";
import { KERNELS } from "../kernels/kernels.ts";
import * as attention from "./cases/attention.ts";
import * as dense from "./cases/dense.ts";
import * as heads from "./cases/heads.ts";
import { type Drafts, drawOf, type KernelCase } from "./cases/kernelCase.ts";
import * as optimizer from "./cases/optimizer.ts";
import * as rows from "./cases/rows.ts";
import { largest, largestDifference } from "./errors.ts";

/** By the name of the kernel. */
const DRAFTS: Readonly<Record<string, Drafts>> = {
  ...{ ...dense, denseGradInputAdd: dense.denseGradInput },
  ...{ ...attention, ...rows, ...heads, ...optimizer },
};

/** Calls of a kernel that every executor must compute as its reference does; always the same. */
export function casesOf(kernel: Kernel, constants: Constants): KernelCase[] {
  const drafts = DRAFTS[kernel.name];
  if (!drafts) throw new Error(`kernel ${kernel.name} has no cases`);
  const draw = drawOf(KERNELS.indexOf(kernel));
  return drafts(draw, constants).map((draft) => ({ summed: [], ...draft, kernel, constants }));
}

/**
 * Runs a case on an executor and by the reference.
 *
 * @returns the largest difference of any operand, relative to its largest entry or 1e-3; infinite
 *          where whole numbers differ, or where an operand that is only read has changed
 */
export async function checkCase(executor: Executor, of: KernelCase): Promise<number> {
  const { kernel } = of;
  const views = kernel.operands.map(({ name }): View => {
    const data = of.arrays[name];
    const store = executor.allocate(Math.max(ALIGNMENT, data.byteLength), name);
    if (data.length > 0) executor.write(store, 0, data);
    return { store, offset: 0, bytes: store.bytes };
  });
  const bound = executor.bind([{ kernel, operands: views }]);
  executor.run(bound, [of.uniforms]);
  const used = kernel.operands.flatMap(({ name }, i) => {
    const bytes = of.arrays[name].byteLength;
    return bytes > 0 ? [{ name, view: { ...views[i], bytes } }] : [];
  });
  const results = await executor.read(used.map(({ view }) => view));
  executor.unbind(bound);
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
  return largestDifference(a, b) / largest(b, 1e-3);
}

function sameBits(a: Float32Array, b: Float32Array | Uint32Array): boolean {
  const [x, y] = [a, b].map(
    ({ buffer, byteOffset, length }) => new Uint32Array(buffer, byteOffset, length),
  );
  return x.length === y.length && x.every((value, i) => value === y[i]);
}

const sum = (x: Float32Array): number => x.reduce((total, value) => total + value, 0);
