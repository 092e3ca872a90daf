import { createRequire } from "node:module";
import { dirname } from "node:path";
import { type BackendName, type Device, startBackend } from "../kernels/backend.ts";
import { UserError } from "./userError.ts";

/** Starts a backend in Node and says on stderr which one and why. */
export async function startDevice(setting: "auto" | BackendName): Promise<Device> {
  const wasm = createRequire(import.meta.url).resolve(
    "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm",
  );
  const gpu = setting === "auto" || setting === "webgpu" ? await nodeGpu() : undefined;
  try {
    const device = await startBackend(setting, { wasmPaths: `${dirname(wasm)}/`, gpu });
    process.stderr.write(`computing on ${device.label}: ${device.reason}\n`);
    return device;
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

/** Dawn for Node, from the optional package `webgpu`; undefined where it is not installed. */
export async function nodeGpu(): Promise<GPU | undefined> {
  try {
    const { create, globals } = await import("webgpu");
    Object.assign(globalThis, globals);
    return create([]);
  } catch {
    return undefined;
  }
}
