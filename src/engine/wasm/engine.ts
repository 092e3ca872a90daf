import type { Constants } from "../../kernels/defineKernel.ts";
import type { DeviceFault, Engine } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import { helpfulThreads } from "./helpfulThreads.ts";
import type { WasmHost } from "./host.ts";
import { hasRelaxedSimd } from "./simd.ts";
import { startWasmExecutor } from "./start.ts";

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
  return plannedEngine({ label, reason, lost }, make, () => {});
}
