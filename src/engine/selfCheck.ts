import type { Kernel } from "../kernels/defineKernel.ts";
import { casesOf } from "./cases/cases.ts";
import { checkCase } from "./checkCase.ts";
import type { Executor, Store } from "./executor.ts";

/** How far a kernel may be from its reference, relative to the largest entry. */
export const KERNEL_BOUND = 1e-5;

/** Whether a kernel computes what its reference does, on its first known case. */
export async function isRight<S extends Store>(
  executor: Executor<S>,
  kernel: Kernel,
): Promise<boolean> {
  const [first] = casesOf(kernel, executor.constants);
  return (await checkCase(executor, first)) <= KERNEL_BOUND;
}
