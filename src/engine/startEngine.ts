import { type ReferenceHost, startReference } from "../reference/engine.ts";
import { isSoftware, requestAdapter } from "./device.ts";
import type { Engine } from "./engine.ts";

/** What the user may ask for; "reference" computes in plain JavaScript, and is very slow. */
export type EngineSetting = "auto" | "webgpu" | "wasm" | "reference";

/** What differs between a browser's worker and Node. */
export type EngineHost = ReferenceHost;

const CHOSEN = "chosen in the settings";

/**
 * Starts an engine: WebGPU where the adapter is hardware, else WASM, as software adapters are many
 * times slower than WASM. An engine asked for by name is used or fails.
 */
export async function startEngine(setting: EngineSetting, host: EngineHost): Promise<Engine> {
  if (setting === "reference") return startReference("cpu", host, CHOSEN);
  if (setting === "wasm") return startReference("wasm", host, CHOSEN);
  if (setting === "webgpu") return startReference("webgpu", host, CHOSEN);
  const adapter = await requestAdapter(host.gpu);
  if (!adapter) return startReference("wasm", host, "there is no WebGPU adapter here");
  if (isSoftware(adapter.info)) {
    const reason = "the only WebGPU adapter is a software one, which is slower than WASM";
    return startReference("wasm", host, reason);
  }
  return startReference("webgpu", host, "the WebGPU adapter is hardware");
}
