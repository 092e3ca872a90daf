import { denseForward } from "../../kernels/denseForward.ts";
import type { WasmExecutor } from "./executor.ts";
import type { WasmHost } from "./host.ts";
import { startWasmExecutor } from "./start.ts";

/** A product as large as those of a small encoder: milliseconds. */
const SIZES = { rows: 256, inner: 384, columns: 384 };
/** Of the time on one thread: what several must stay below. */
const WORTHWHILE = 0.8;
/**
 * How many threads to use: as many as were asked for, or one where memory cannot be shared or sent, where
 * helpers do not start, or where, as on a busy machine, they do not make a product faster.
 *
 * @param patience milliseconds that helpers may take to start
 */
export async function helpfulThreads(
  host: WasmHost,
  asked: number,
  patience = 2000,
): Promise<number> {
  if (asked <= 1 || !host.startThread) return 1;
  // WebKitGTK isolates pages, and yet has no memory that can be sent to a worker.
  const executor = await startWasmExecutor({ headSize: 4 }, host, { threads: asked }).catch(
    () => null,
  );
  if (!executor) return 1;
  try {
    if (!(await areHelpersThere(executor, asked - 1, patience))) return 1;
    return timed(executor, asked) < WORTHWHILE * timed(executor, 1) ? asked : 1;
  } finally {
    executor.dispose();
  }
}

async function areHelpersThere(
  executor: WasmExecutor,
  count: number,
  patience: number,
): Promise<boolean> {
  const end = performance.now() + patience;
  while (executor.helpers < count) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return true;
}

/** The best of a few runs, in milliseconds. */
function timed(executor: WasmExecutor, threads: number): number {
  executor.threads = threads;
  const { rows, inner, columns } = SIZES;
  const operands = [rows * inner, inner * columns, columns, rows * columns].map((size) => ({
    store: executor.allocate(size * 4, "trial"),
    offset: 0,
    bytes: size * 4,
  }));
  const bound = executor.bind([{ kernel: denseForward, operands }]);
  const times = Array.from({ length: 8 }, () => {
    const start = performance.now();
    bound.run([SIZES]);
    return performance.now() - start;
  });
  return Math.min(...times);
}
