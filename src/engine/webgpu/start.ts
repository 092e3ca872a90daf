import type { Constants, Kernel } from "../../kernels/defineKernel.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { WebGpuExecutor } from "./executor.ts";
import { compileBody, type Pipeline, stylesOf } from "./pipelines.ts";

/** Compiles every kernel for a device; nothing is compiled afterwards. */
export async function startWebGpuExecutor(
  device: GPUDevice,
  constants: Constants,
  { style = "tiled", kernels = KERNELS, onProgress = () => {} }: StartOptions = {},
): Promise<WebGpuExecutor> {
  const pipelines = new Map<string, Pipeline>();
  await Promise.all(
    kernels.map(async (kernel) => {
      const [first] = stylesOf(device, kernel, style);
      pipelines.set(kernel.name, await compileBody(device, kernel, first, constants));
      onProgress(pipelines.size, kernels.length);
    }),
  );
  return new WebGpuExecutor(device, constants, pipelines);
}

export interface StartOptions {
  /** Style of the bodies, where a kernel has it. */
  readonly style?: string;
  readonly kernels?: readonly Kernel[];
  readonly onProgress?: (compiled: number, all: number) => void;
}
