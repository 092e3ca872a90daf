import type { Constants } from "../../kernels/defineKernel.ts";
import { denseForward } from "../../kernels/denseForward.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { t } from "../../language/words.ts";
import { DeviceError } from "../deviceError.ts";
import { isRight } from "../selfCheck.ts";
import { WebGpuExecutor } from "./executor.ts";
import { fastestStyles } from "./fastestStyle.ts";
import { compileBody, compileFirst, type Pipeline, stylesOf } from "./pipelines.ts";

/** By style: workgroups of a GPU are many, an adapter on the CPU has few threads. */
export const ROWS_AT_ONCE: Readonly<Record<string, number>> = { tiled: 2048, serial: 384 };

export interface StartOptions {
  /** Style of the bodies, where a kernel has it; none: what is fastest on this adapter. */
  readonly style?: string;
  readonly onProgress?: (compiled: number, all: number) => void;
}

/**
 * Compiles every kernel for a device, and tries each on known numbers; nothing is compiled
 * afterwards. A body that is wrong on this adapter gives way to the kernel's next one.
 *
 * @throws DeviceError of kind validation when a kernel has no body that is right
 */
export async function startWebGpuExecutor(
  device: GPUDevice,
  constants: Constants,
  { style, onProgress = () => {} }: StartOptions = {},
): Promise<WebGpuExecutor> {
  const { styles, compiled } = style
    ? { styles: [style], compiled: [] }
    : await fastestStyles(device);
  const pipelines = new Map<string, Pipeline>();
  await Promise.all(
    KERNELS.map(async (kernel) => {
      const wanted = stylesOf(device, kernel, styles[0]);
      const timed = kernel === denseForward && compiled.find((p) => p.style === wanted[0]);
      pipelines.set(kernel.name, timed || (await compileFirst(device, kernel, wanted, constants)));
      onProgress(pipelines.size, KERNELS.length);
    }),
  );
  const executor = new WebGpuExecutor(device, constants, pipelines, ROWS_AT_ONCE[styles[0]]);
  for (const kernel of KERNELS) {
    const used = pipelines.get(kernel.name)?.style;
    const others = stylesOf(device, kernel, styles[0]).filter((other) => other !== used);
    while (!(await isRight(executor, kernel))) {
      const next = others.shift();
      if (!next)
        throw new DeviceError({
          kind: "validation",
          message: t("the kernel {name} computes wrong values on this adapter", {
            name: kernel.name,
          }),
        });
      pipelines.set(kernel.name, await compileBody(device, kernel, next, constants));
    }
  }
  return executor;
}
