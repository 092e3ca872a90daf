import { requestDevice } from "../device.ts";
import type { Engine } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import { startWebGpuExecutor } from "./start.ts";

/** An engine of WGSL kernels. @throws Error when the adapter gives no device */
export async function startWebGpuEngine(adapter: GPUAdapter, reason: string): Promise<Engine> {
  const { device, label, lost } = await requestDevice(adapter);
  return plannedEngine(
    { label, reason, lost },
    (constants, onProgress) => startWebGpuExecutor(device, constants, { onProgress }),
    () => device.destroy(),
  );
}
