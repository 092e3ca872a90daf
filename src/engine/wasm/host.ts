/** What the WASM executor needs of where it runs. */
export interface WasmHost {
  /** Contents of a file of kernels/wasm. */
  load(file: string): Promise<ArrayBuffer>;
  /** Milliseconds after which a run in pieces pauses; none said: as is right for a page. */
  readonly pieceMs?: number;
  /** Starts a thread that runs helper.mjs with what it is sent; absent: one thread only. */
  readonly startThread?: (start: HelperStart) => Thread;
}

export interface HelperStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** In the order of the function table. */
  readonly kernels: readonly string[];
  /** Top of the thread's stack. */
  readonly stack: number;
  /** Address of `Control`: kernels/wasm/calls.c. */
  readonly control: number;
}

export interface Thread {
  terminate(): void;
}
