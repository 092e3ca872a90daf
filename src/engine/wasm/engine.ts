import type { Engine } from "../engine.ts";
import { plannedEngine } from "../plannedEngine.ts";
import type { WasmHost } from "./host.ts";
import { hasRelaxedSimd } from "./library.ts";
import { startWasmExecutor } from "./start.ts";

const never = new Promise<never>(() => {});

/** An engine of WASM kernels. @param threads asked for; one where memory cannot be shared */
export function startWasmEngine(host: WasmHost, threads: number, reason: string): Engine {
  const used = host.startThread ? threads : 1;
  const simd = hasRelaxedSimd() ? "relaxed SIMD" : "SIMD";
  const label = `CPU (WASM, ${simd}, ${used} ${used === 1 ? "thread" : "threads"})`;
  return plannedEngine(
    { name: "wasm", label, reason, lost: never },
    (constants) => startWasmExecutor(constants, host, { threads: used }),
    () => {},
  );
}
