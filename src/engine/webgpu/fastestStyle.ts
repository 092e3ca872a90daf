import { denseForward } from "../../kernels/denseForward.ts";
import type { View } from "../executor.ts";
import { type GpuStore, WebGpuExecutor } from "./executor.ts";
import { compileBody, type Pipeline, stylesOf } from "./pipelines.ts";

/** A product of the size of a small encoder's: rows, inner and columns. */
const SIZES = { rows: 256, inner: 384, columns: 384 } as const;
const RUNS = 3;
/**
 * How much faster another style must be than the one for GPUs: on an adapter that runs on the CPU it is
 * four times, on a GPU never. What is nearer than this is chance, and a style that differs from visit to
 * visit would round otherwise: a training that goes on would not be the unbroken one.
 */
const CLEARLY = 2;

/** A style, and what its fastest run took. */
interface Timed {
  readonly style: string;
  readonly ms: number;
}

/**
 * Times the dense product in every style that the device can run: barriers and workgroup memory
 * make it fast on a GPU, and slow on an adapter that runs on the CPU.
 *
 * @returns the styles, the one to be used first, and the pipelines that were compiled for it
 */
export async function fastestStyles(
  device: GPUDevice,
): Promise<{ styles: string[]; compiled: readonly Pipeline[] }> {
  const constants = { headSize: 4 }; // the dense product does not depend on it
  const timed: Timed[] = [];
  const compiled: Pipeline[] = [];
  for (const style of stylesOf(device, denseForward, "")) {
    const pipeline = await compileBody(device, denseForward, style, constants);
    compiled.push(pipeline);
    timed.push({ style, ms: await time(device, pipeline) });
  }
  return { styles: inOrder(timed), compiled };
}

/** Styles in the order in which they are to be tried. @param timed that for GPUs first */
export function inOrder(timed: readonly Timed[]): string[] {
  const [usual, ...others] = timed;
  const fastest = others.sort((a, b) => a.ms - b.ms);
  const isClear = fastest.length > 0 && CLEARLY * fastest[0].ms < usual.ms;
  const order = isClear ? [...fastest, usual] : [usual, ...fastest];
  return order.map(({ style }) => style);
}

async function time(device: GPUDevice, pipeline: Pipeline): Promise<number> {
  const pipelines = new Map([[denseForward.name, pipeline]]);
  const executor = new WebGpuExecutor(device, { headSize: 4 }, pipelines);
  const view = (floats: number): View<GpuStore> => {
    const store = executor.allocate(floats * 4, "timing");
    return { store, offset: 0, bytes: store.bytes };
  };
  const { rows, inner, columns } = SIZES;
  const operands = [view(rows * inner), view(inner * columns), view(columns), view(rows * columns)];
  const bound = executor.bind([{ kernel: denseForward, operands }]);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    bound.run([SIZES]);
    await device.queue.onSubmittedWorkDone();
    best = Math.min(best, performance.now() - began);
  }
  bound.release();
  executor.dispose();
  return best;
}
