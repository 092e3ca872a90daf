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
  getBackend,
  ready,
  registerBackend,
  removeBackend,
  setBackend,
} from "@tensorflow/tfjs-core";
import { registerWasmSegmentSum } from "./kernels/segmentSum.ts";
import { useFastWasmMatMul } from "./kernels/wasmMatMul.ts";

export type BackendName = "webgpu" | "wasm" | "cpu";

enableProdMode();
registerWasmSegmentSum();
useFastWasmMatMul();

/** Makes a backend the one that computes; there is one at a time. */
export async function useBackend(name: BackendName): Promise<void> {
  if (getBackend() === name) return;
  if (!(await setBackend(name))) throw new Error(`the ${name} backend did not start`);
  await ready();
}

/**
 * @param paths where the three binaries of tfjs-wasm are: a folder ending in "/", or a path for
 *              each name
 * @returns how many threads compute
 */
export async function startWasm(paths: string | Record<string, string>): Promise<number> {
  if (!("wasm" in engine().registry)) setWasmPaths(paths);
  if (!(await env().getAsync("WASM_HAS_SIMD_SUPPORT")))
    throw new Error("this browser has no WebAssembly SIMD");
  await useBackend("wasm");
  return getThreadsCount();
}

/** Lets tfjs compute on a device of ours; tensors on the one before are gone. */
export async function registerTfjsOn(device: GPUDevice, info: GPUAdapterInfo): Promise<void> {
  removeWebGpu();
  registerBackend("webgpu", () => new WebGPUBackend(device, info), 3);
  await useBackend("webgpu");
}

/** Frees what tfjs holds on its device. */
export function removeWebGpu(): void {
  if (findBackendFactory("webgpu")) removeBackend("webgpu");
}
