import type { Engine } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import { helpfulThreads } from "./helpfulThreads.ts";
import type { WasmHost } from "./host.ts";
import { hasRelaxedSimd } from "./library.ts";
import { startWasmExecutor } from "./start.ts";

const never = new Promise<never>(() => {});

/** An engine of WASM kernels. @param threads used where they help */
export async function startWasmEngine(
  host: WasmHost,
  threads: number,
  reason: string,
): Promise<Engine> {
  const used = await helpfulThreads(host, threads);
  const simd = hasRelaxedSimd() ? "relaxed SIMD" : "SIMD";
  const label = `CPU (WASM, ${simd}, ${used} ${used === 1 ? "thread" : "threads"})`;
  return plannedEngine(
    { name: "wasm", label, reason, lost: never },
    (constants) => startWasmExecutor(constants, host, { threads: used }),
    () => {},
  );
}
