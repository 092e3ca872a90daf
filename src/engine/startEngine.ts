import type { BackendSetting } from "../core/lifecycle/openModel.ts";
import { t } from "../language/words.ts";
import { isSoftware, requestAdapter } from "./device.ts";
import type { CompileProgress, Engine } from "./engine.ts";
import { givingWay } from "./givingWay.ts";
import { startWasmEngine } from "./wasm/engine.ts";
import type { WasmHost } from "./wasm/host.ts";
import { hasSimd } from "./wasm/simd.ts";
import { startWebGpuEngine } from "./webgpu/engine.ts";

/** What may be asked for: a user's choice, or the reference in plain JavaScript, very slow. */
export type EngineSetting = BackendSetting | "reference";

/** What differs between a browser's worker and Node. */
export interface EngineHost {
  /** Absent where there is no WebGPU at all. */
  readonly gpu?: GPU | undefined;
  readonly wasm: WasmHost;
  /** Threads for WASM, where memory can be shared. */
  readonly threads: number;
  /** Plain JavaScript, with all of TensorFlow.js; absent in the page, which asks for SIMD. */
  readonly reference?: (reason: string) => Promise<Engine>;
}

/** Columns of an attention head in most small encoders, the bundled one among them. */
const USUAL_HEAD_SIZE = 32;

const chosen = (): string => t("chosen in the settings");

/**
 * Starts an engine: WebGPU where the adapter is hardware, else WASM, as software adapters are many
 * times slower than WASM, and where its kernels compute what they should, else the reference, where
 * the host has it. An engine asked for by name is used or fails.
 *
 * @param onProgress told while kernels are compiled to be tried
 */
export async function startEngine(
  setting: EngineSetting,
  host: EngineHost,
  onProgress?: CompileProgress,
): Promise<Engine> {
  if (setting === "reference") return startReference(host, chosen());
  if (setting === "wasm") return startWasm(host, chosen());
  const adapter = await requestAdapter(host.gpu);
  if (setting === "webgpu") {
    if (!adapter) throw new Error(t("WebGPU was asked for, but there is no WebGPU adapter here"));
    return startWebGpuEngine(adapter, chosen());
  }
  if (!adapter) return startOnCpu(host, t("there is no WebGPU adapter here"));
  if (isSoftware(adapter.info))
    return startOnCpu(
      host,
      t("the only WebGPU adapter is a software one, which is slower than WASM"),
    );
  const onCpu = (why: string) =>
    startOnCpu(host, t("the WebGPU adapter cannot be used: {why}", { why }));
  let engine: Engine | null = null;
  try {
    engine = await startWebGpuEngine(adapter, t("the WebGPU adapter is hardware"));
    await engine.prepare(USUAL_HEAD_SIZE, onProgress);
    return givingWay(engine, onCpu);
  } catch (error) {
    engine?.dispose();
    return onCpu((error as Error).message);
  }
}

/** How many threads WASM is given where nothing else is said: one core is left to the page. */
export const usualThreads = (cores: number): number => Math.min(4, Math.max(1, cores - 1));

const startOnCpu = (host: EngineHost, reason: string): Promise<Engine> =>
  hasSimd() || !host.reference
    ? startWasm(host, reason)
    : host.reference(t("{reason}, and WebAssembly has no SIMD", { reason }));

async function startWasm({ wasm, threads }: EngineHost, reason: string): Promise<Engine> {
  if (!hasSimd()) throw new Error(t("WebAssembly has no SIMD here"));
  return startWasmEngine(wasm, threads, reason);
}

async function startReference({ reference }: EngineHost, reason: string): Promise<Engine> {
  if (!reference) throw new Error(t("the reference is not part of this build"));
  return reference(reason);
}
