import type { Body, Constants, Kernel } from "../../kernels/defineKernel.ts";
import { layoutEntries, wgslModule } from "./module.ts";

/** A compiled body. */
export interface Pipeline {
  readonly body: Body;
  readonly style: string;
  readonly pipeline: GPUComputePipeline;
  readonly layout: GPUBindGroupLayout;
}

/** @throws Error with the compiler's messages */
export async function compileBody(
  device: GPUDevice,
  kernel: Kernel,
  style: string,
  constants: Constants,
): Promise<Pipeline> {
  const body = kernel.bodies[style];
  const label = `${kernel.name}.${style}`;
  const module = device.createShaderModule({ label, code: wgslModule(kernel, body, constants) });
  const layout = device.createBindGroupLayout({ label, entries: layoutEntries(kernel) });
  const pipeline = await device.createComputePipelineAsync({
    label,
    layout: device.createPipelineLayout({ bindGroupLayouts: [layout] }),
    compute: { module, entryPoint: "main" },
  });
  return { body, style, pipeline, layout };
}

/**
 * Compiles the first of some styles that this device takes: a large tile may need more workgroup
 * memory than it has.
 *
 * @throws Error of the last style when none compiles
 */
export async function compileFirst(
  device: GPUDevice,
  kernel: Kernel,
  styles: readonly string[],
  constants: Constants,
): Promise<Pipeline> {
  const [style, ...others] = styles;
  try {
    return await compileBody(device, kernel, style, constants);
  } catch (error) {
    if (others.length === 0) throw error;
    return compileFirst(device, kernel, others, constants);
  }
}

/** The styles of a kernel that this device can run, the wanted one first. */
export const stylesOf = (device: GPUDevice, { bodies }: Kernel, wanted: string): string[] =>
  Object.keys(bodies)
    .filter((style) => !bodies[style].needs || device.features.has(bodies[style].needs))
    .sort((a, b) => Number(b === wanted) - Number(a === wanted));
