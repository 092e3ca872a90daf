// Import order matters: core, its gradients, then the backends. The other way throws.
import "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-backend-cpu";
import { getThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { WebGPUBackend } from "@tensorflow/tfjs-backend-webgpu";
import {
  enableProdMode,
  engine,
  env,
  findBackendFactory,
  ready,
  registerBackend,
  removeBackend,
  setBackend,
} from "@tensorflow/tfjs-core";
import { registerWasmSegmentSum } from "./segmentSum.ts";
import { useFastWasmMatMul } from "./wasmMatMul.ts";

export type BackendName = "webgpu" | "wasm" | "cpu";

/** Which device computes, and why it was chosen. */
export interface Device {
  readonly backend: BackendName;
  /** For the user: "WebGPU · NVIDIA …", "WebGPU · software", "CPU (WASM, SIMD, 2 threads)". */
  readonly label: string;
  readonly reason: string;
  /** Resolves with a message when the GPU device is lost or fails; never for other backends. */
  readonly lost: Promise<string>;
}

/** What differs between a browser's worker and Node. */
export interface BackendHost {
  /** Where the three tfjs-wasm binaries are: a folder ending in "/", or a path for each name. */
  readonly wasmPaths: string | Record<string, string>;
  /** Absent where there is no WebGPU at all. */
  readonly gpu?: GPU | undefined;
}

enableProdMode();
registerWasmSegmentSum();
useFastWasmMatMul();

const never = new Promise<string>(() => {});

/**
 * Starts a backend: WebGPU where the adapter is hardware, else WASM, as software adapters are many
 * times slower than WASM. A backend asked for by name is used or fails.
 */
export async function startBackend(
  setting: "auto" | BackendName,
  host: BackendHost,
): Promise<Device> {
  if (setting === "cpu") return startCpu();
  if (setting === "wasm") return startWasm(host, "chosen in the settings");
  const adapter = (await host.gpu?.requestAdapter({ powerPreference: "high-performance" })) ?? null;
  if (setting === "webgpu") {
    if (!adapter) throw new Error("WebGPU was asked for, but there is no WebGPU adapter here");
    return startWebGpu(adapter, "chosen in the settings");
  }
  if (!adapter) return startWasm(host, "there is no WebGPU adapter here");
  if (isSoftware(adapter))
    return startWasm(host, "the only WebGPU adapter is a software one, which is slower than WASM");
  return startWebGpu(adapter, "the WebGPU adapter is hardware");
}

async function startCpu(): Promise<Device> {
  await use("cpu");
  return { backend: "cpu", label: "CPU (plain JavaScript)", reason: "chosen", lost: never };
}

async function startWasm(host: BackendHost, reason: string): Promise<Device> {
  if (!("wasm" in engine().registry)) setWasmPaths(host.wasmPaths);
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT")))
    throw new Error("this browser has no WebAssembly SIMD");
  await use("wasm");
  const threads = getThreadsCount();
  const label = `CPU (WASM, SIMD, ${threads} ${threads === 1 ? "thread" : "threads"})`;
  return { backend: "wasm", label, reason, lost: never };
}

/**
 * Creates the GPU device ourselves, with all limits of the adapter, so that its loss is seen: tfjs
 * never looks. A device that was lost before is replaced; tensors that lived on it are gone.
 */
async function startWebGpu(adapter: GPUAdapter, reason: string): Promise<Device> {
  const device = await adapter.requestDevice({
    requiredLimits: {
      maxComputeWorkgroupStorageSize: adapter.limits.maxComputeWorkgroupStorageSize,
      maxComputeWorkgroupsPerDimension: adapter.limits.maxComputeWorkgroupsPerDimension,
      maxStorageBufferBindingSize: adapter.limits.maxStorageBufferBindingSize,
      maxBufferSize: adapter.limits.maxBufferSize,
      maxComputeWorkgroupSizeX: adapter.limits.maxComputeWorkgroupSizeX,
      maxComputeInvocationsPerWorkgroup: adapter.limits.maxComputeInvocationsPerWorkgroup,
    },
  });
  if (findBackendFactory("webgpu")) removeBackend("webgpu");
  registerBackend("webgpu", () => new WebGPUBackend(device, adapter.info), 3);
  await use("webgpu");
  return {
    backend: "webgpu",
    label: `WebGPU · ${adapterName(adapter)}`,
    reason,
    lost: loss(device),
  };
}

/** A lost device, or an error that makes its results wrong. */
function loss(device: GPUDevice): Promise<string> {
  return new Promise((resolve) => {
    device.lost.then(({ reason, message }) => resolve(`${reason}: ${message}`));
    device.addEventListener("uncapturederror", ({ error }) => resolve(error.message));
  });
}

async function use(name: BackendName): Promise<void> {
  if (!(await setBackend(name))) throw new Error(`the ${name} backend did not start`);
  await ready();
}

/** True for adapters that compute on the CPU (SwiftShader, llvmpipe, WARP). */
export function isSoftware(adapter: GPUAdapter): boolean {
  const { vendor, architecture, description, device } = adapter.info;
  return /swiftshader|llvmpipe|lavapipe|software|basic render|warp/i.test(
    `${vendor} ${architecture} ${description} ${device}`,
  );
}

function adapterName(adapter: GPUAdapter): string {
  if (isSoftware(adapter)) return "software";
  const { description, vendor, architecture } = adapter.info;
  return description || `${vendor} ${architecture}`.trim() || "GPU";
}
