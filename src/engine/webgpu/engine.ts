import { requestDevice } from "../device.ts";
import type { Engine } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import { ROWS_AT_ONCE, startWebGpuExecutor } from "./start.ts";

/** An engine of WGSL kernels. @throws Error when the adapter gives no device */
export async function startWebGpuEngine(adapter: GPUAdapter, reason: string): Promise<Engine> {
  const { device, label, lost } = await requestDevice(adapter);
  return plannedEngine(
    {
      label,
      reason,
      lost,
      sizes: {
        rowsAtOnce: ROWS_AT_ONCE.tiled,
        largestBinding: device.limits.maxStorageBufferBindingSize,
        most: null,
      },
    },
    (constants, onProgress) => startWebGpuExecutor(device, constants, { onProgress }),
    () => device.destroy(),
  );
}
