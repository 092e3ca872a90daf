import type { DeviceFault } from "./engine.ts";

/** A GPU device of our own making, so that its loss and its errors are seen. */
export interface StartedDevice {
  readonly device: GPUDevice;
  readonly info: GPUAdapterInfo;
  /** For the user: "WebGPU · NVIDIA …", "WebGPU · software". */
  readonly label: string;
  /** Resolves when the device is lost, or had an error that makes its results wrong. */
  readonly lost: Promise<DeviceFault>;
}

/** Asked for where the adapter has them. */
const FEATURES: readonly GPUFeatureName[] = ["shader-f16", "subgroups", "timestamp-query"];

/** The adapter to compute on; null where there is none. */
export const requestAdapter = async (gpu: GPU | undefined): Promise<GPUAdapter | null> =>
  (await gpu?.requestAdapter({ powerPreference: "high-performance" })) ?? null;

/** Creates a device with all limits of the adapter. */
export async function requestDevice(adapter: GPUAdapter): Promise<StartedDevice> {
  const device = await adapter.requestDevice({
    requiredLimits: limitsOf(adapter),
    requiredFeatures: FEATURES.filter((feature) => adapter.features.has(feature)),
  });
  const label = `WebGPU · ${adapterName(adapter.info)}`;
  return { device, info: adapter.info, label, lost: faultOf(device) };
}

/** True for adapters that compute on the CPU (SwiftShader, llvmpipe, WARP). */
export function isSoftware({ vendor, architecture, description, device }: GPUAdapterInfo): boolean {
  return /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i.test(
    `${vendor} ${architecture} ${description} ${device}`,
  );
}

function adapterName(info: GPUAdapterInfo): string {
  if (isSoftware(info)) return "software";
  const { description, vendor, architecture } = info;
  return description || `${vendor} ${architecture}`.trim() || "GPU";
}

function limitsOf({ limits }: GPUAdapter): Record<string, number> {
  const all: Record<string, number> = {};
  // Limits are getters of the prototype: only `in` lists them.
  for (const name in limits) {
    const value = (limits as unknown as Record<string, unknown>)[name];
    if (typeof value === "number") all[name] = value;
  }
  return all;
}

/** The first fault; destroying the device on purpose is none. */
function faultOf(device: GPUDevice): Promise<DeviceFault> {
  return new Promise((resolve) => {
    device.lost.then(({ reason, message }) => {
      if (reason !== "destroyed") resolve({ kind: "lost", message: message || reason });
    });
    device.addEventListener("uncapturederror", ({ error }) =>
      resolve({
        kind: error instanceof GPUOutOfMemoryError ? "out-of-memory" : "validation",
        message: error.message,
      }),
    );
  });
}
