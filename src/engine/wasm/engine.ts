import type { Constants } from "../../kernels/defineKernel.ts";
import type { DeviceFault, Engine, EngineSizes } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import { WASM_ROWS_AT_ONCE } from "./executor.ts";
import { helpfulThreads } from "./helpfulThreads.ts";
import type { WasmHost } from "./host.ts";
import { hasRelaxedSimd } from "./simd.ts";
import { startWasmExecutor } from "./start.ts";

/** Addresses of 32 bits reach 4 GB. */
export const WASM_SIZES: EngineSizes = {
  rowsAtOnce: WASM_ROWS_AT_ONCE,
  largestBinding: Number.POSITIVE_INFINITY,
  most: 2 ** 32,
};

/** An engine of WASM kernels. @param threads used where they help */
export async function startWasmEngine(
  host: WasmHost,
  threads: number,
  reason: string,
): Promise<Engine> {
  const used = await helpfulThreads(host, threads);
  const simd = hasRelaxedSimd() ? "relaxed SIMD" : "SIMD";
  const label = `CPU (WASM, ${simd}, ${used} ${used === 1 ? "thread" : "threads"})`;
  let onFault: (fault: DeviceFault) => void = () => {};
  const lost = new Promise<DeviceFault>((resolve) => {
    onFault = resolve;
  });
  const make = async (constants: Constants) => {
    const executor = await startWasmExecutor(constants, host, { threads: used });
    executor.onFault = onFault;
    return executor;
  };
  return plannedEngine({ label, reason, lost, sizes: WASM_SIZES }, make, () => {});
}
