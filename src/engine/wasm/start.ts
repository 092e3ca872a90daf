import type { Constants } from "../../kernels/defineKernel.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { WasmExecutor } from "./executor.ts";
import type { WasmHost } from "./host.ts";
import { libraryFile, openLibrary, STACK_BYTES } from "./library.ts";
import { hasRelaxedSimd } from "./simd.ts";

export interface WasmOptions {
  /** Threads, this one among them; none said: one. */
  readonly threads?: number;
  /** False for the build without relaxed SIMD, whose numbers are the same on every processor. */
  readonly relaxed?: boolean;
}

/** Shorter than a guess takes. */
const PIECE_MS = 25;

/** Opens the build of the library that fits where it runs. */
export async function startWasmExecutor(
  constants: Constants,
  host: WasmHost,
  { threads = 1, relaxed = hasRelaxedSimd() }: WasmOptions = {},
): Promise<WasmExecutor> {
  const { startThread, pieceMs = PIECE_MS } = host;
  const helpers = startThread ? threads - 1 : 0;
  const shared = helpers > 0;
  const library = await openLibrary(await host.load(libraryFile(relaxed, shared)), shared);
  const { exports, memory, module, heapBase } = library;
  const top = (thread: number): number =>
    Math.ceil(heapBase / 16) * 16 + (thread + 1) * STACK_BYTES;
  const end = top(helpers);
  memory.grow(Math.ceil(Math.max(0, end - memory.buffer.byteLength) / 65536));
  exports.__stack_pointer.value = top(0);
  const workers: { terminate(): void }[] = [];
  const executor = new WasmExecutor(library, constants, end, pieceMs, () => {
    for (const worker of workers) worker.terminate();
  });
  try {
    for (let i = 1; i <= helpers && startThread; i++)
      workers.push(
        startThread({
          module,
          memory,
          stack: top(i),
          control: executor.control,
          kernels: KERNELS.map(({ name }) => name),
        }),
      );
  } catch (error) {
    executor.dispose();
    throw error;
  }
  executor.threads = 1 + workers.length;
  return executor;
}
