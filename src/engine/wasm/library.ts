/** The WASM library of kernels/wasm, instantiated on a memory. */
export interface Library {
  readonly memory: WebAssembly.Memory;
  readonly module: WebAssembly.Module;
  readonly exports: LibraryExports;
  /** First address that the library leaves free. */
  readonly heapBase: number;
}

/** What every build of the library exports, beside the kernels by their names. */
interface LibraryExports {
  readonly __heap_base: WebAssembly.Global;
  readonly __stack_pointer: WebAssembly.Global;
  readonly __indirect_function_table: WebAssembly.Table;
  /** Columns of an attention head, before the first call. */
  setHeadSize(columns: number): void;
  /** See kernels/wasm/calls.c. */
  runCalls(control: number, calls: number, count: number): void;
}

/** Bytes of one thread's stack, where kernels keep what they need on the way: common.h. */
export const STACK_BYTES = 2 ** 20;

/** 4 GiB in pages: what 32-bit addresses reach. */
const MOST_PAGES = 65536;

/** The library's file for what the engine that runs it can do. */
export const libraryFile = (relaxed: boolean, shared: boolean): string =>
  `${relaxed ? "relaxed" : "simd"}${shared ? "-shared" : ""}.wasm`;

/** @param shared true for a memory that threads share */
export async function openLibrary(binary: ArrayBuffer, shared: boolean): Promise<Library> {
  const module = await WebAssembly.compile(binary);
  const memory = shared ? sharedMemory() : new WebAssembly.Memory({ initial: 2 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const library = exports as unknown as LibraryExports;
  return { memory, module, exports: library, heapBase: library.__heap_base.value };
}

/** Shared memory reserves its most at once; devices that cannot spare that give less. */
function sharedMemory(): WebAssembly.Memory {
  for (let maximum = MOST_PAGES; ; maximum /= 2)
    try {
      return new WebAssembly.Memory({ initial: 2, maximum, shared: true });
    } catch (error) {
      if (maximum < 1024) throw error;
    }
}
