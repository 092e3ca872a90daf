import type { Constants, Kernel } from "../../kernels/defineKernel.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import * as attention from "./attention.ts";
import * as dense from "./dense.ts";
import * as headGradients from "./headGradients.ts";
import * as heads from "./heads.ts";
import { type Drafts, drawOf, type KernelCase } from "./kernelCase.ts";
import * as optimizer from "./optimizer.ts";
import * as rows from "./rows.ts";

/** By the name of the kernel. */
const DRAFTS: Readonly<Record<string, Drafts>> = {
  ...dense,
  denseGradInputAdd: dense.denseGradInput,
  ...attention,
  ...rows,
  ...heads,
  ...headGradients,
  ...optimizer,
};

/** Calls of a kernel that every executor must compute as its reference does; always the same. */
export function casesOf(kernel: Kernel, constants: Constants): KernelCase[] {
  const drafts = DRAFTS[kernel.name];
  if (!drafts) throw new Error(`kernel ${kernel.name} has no cases`);
  const draw = drawOf(KERNELS.indexOf(kernel));
  return drafts(draw, constants).map((draft) => ({ summed: [], ...draft, kernel, constants }));
}
