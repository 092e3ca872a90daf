import type { Constants, Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { t } from "../../language/words.ts";
import { DeviceError } from "../deviceError.ts";
import type { DeviceFault } from "../engine.ts";
import type { Bound, Call, Executor, Store, View } from "../executor.ts";
import { type CallList, callAddress, listBytes, writeList, writeRun } from "./callList.ts";
import { Heap } from "./heap.ts";
import type { Library } from "./library.ts";

/** Enough to share among some threads, few enough to stream. */
export const WASM_ROWS_AT_ONCE = 384;

/** Memory of the library. */
export interface WasmStore extends Store {
  readonly address: number;
}

/** Bytes of `Control`: kernels/wasm/calls.c. */
const CONTROL_BYTES = 64;
/** Shares of a call's units for each thread: the threads are not always equally fast. */
const SHARES_PER_THREAD = 2;

/** Runs kernels of the WASM library, on the thread that calls and on those that help it. */
export class WasmExecutor implements Executor<WasmStore> {
  readonly rowsAtOnce = WASM_ROWS_AT_ONCE;
  readonly isQueued = false;
  readonly largestBinding = Number.POSITIVE_INFINITY;
  /** Address that the threads agree by. */
  readonly control: number;
  /** Threads at work, this one among them. */
  threads = 1;
  readonly #heap: Heap;
  readonly #indices = new Map<string, number>();
  /** Why nothing can run any more. */
  #fault: DeviceFault | null = null;

  /**
   * @param stacks address after those of all threads, of which the first is this one's
   * @param pieceMs a piece of a run ends with the call that makes it last so many milliseconds
   */
  constructor(
    readonly library: Library,
    readonly constants: Constants,
    stacks: number,
    private readonly pieceMs: number,
    private readonly onDispose: () => void,
  ) {
    this.#heap = new Heap(library.memory, stacks);
    this.control = this.#heap.allocate(CONTROL_BYTES, "control");
    const { exports } = library;
    const table = exports.__indirect_function_table;
    for (const { name } of KERNELS) {
      const index = table.grow(1);
      table.set(index, (exports as unknown as Record<string, unknown>)[name]);
      this.#indices.set(name, index);
    }
    exports.setHeadSize(constants.headSize);
  }

  /** Other threads that are ready to help. */
  get helpers(): number {
    return new Uint32Array(this.#buffer, this.control, 3)[2];
  }

  allocate(bytes: number, label: string): WasmStore {
    return { bytes, address: this.#heap.allocate(bytes, label) };
  }

  free({ address }: WasmStore): void {
    this.#heap.free(address);
  }

  write({ address }: WasmStore, offset: number, data: Float32Array | Uint32Array): void {
    const Type = data instanceof Float32Array ? Float32Array : Uint32Array;
    new Type(this.#buffer, address + offset, data.length).set(data);
  }

  copy(from: View<WasmStore>, { address }: WasmStore): void {
    const start = addressOf(from);
    new Uint8Array(this.#buffer).copyWithin(address, start, start + from.bytes);
  }

  /** A run throws a DeviceError of kind validation when a kernel fails. */
  bind(calls: readonly Call<WasmStore>[]): Bound {
    const kernels = calls.map(({ kernel }) => kernel);
    const address = this.#heap.allocate(listBytes(kernels), "calls");
    const list = writeList(
      this.#buffer,
      address,
      calls.map(({ kernel, operands }) => ({
        kernel,
        index: this.#indices.get(kernel.name) as number,
        operands: operands.map(addressOf),
      })),
    );
    let state: "ready" | "in pieces" | "released" = "ready";
    const check = (wanted: typeof state) => {
      if (state !== wanted) throw new Error(`calls to be run are ${state}`);
    };
    return {
      run: (uniforms) => {
        check("ready");
        this.#begin(list, uniforms);
        this.#run(list, 0, calls.length);
      },
      runInPieces: async (uniforms, pause) => {
        check("ready");
        state = "in pieces";
        try {
          this.#begin(list, uniforms);
          await this.#runInPieces(list, uniforms, async () => {
            await pause();
            check("in pieces");
          });
        } finally {
          if (state === "in pieces") state = "ready";
        }
      },
      release: () => {
        state = "released";
        this.#heap.free(address);
      },
    };
  }

  /** Told when a kernel failed: the library's stack and threads are then in no known state. */
  onFault: (fault: DeviceFault) => void = () => {};

  async read(views: readonly View<WasmStore>[]): Promise<Float32Array[]> {
    return views.map((view) =>
      new Float32Array(this.#buffer, addressOf(view), view.bytes / 4).slice(),
    );
  }

  dispose(): void {
    this.#fault ??= { kind: "lost", message: t("the engine was ended") };
    this.onDispose();
  }

  #begin(list: CallList, uniforms: readonly (Uniforms | null)[]): void {
    const shares = this.threads > 1 ? this.threads * SHARES_PER_THREAD : 1;
    const workOf = (kernel: Kernel, u: Uniforms) => {
      const units = kernel.units(u, this.constants);
      return { units, share: Math.max(1, Math.ceil(units / shares)) };
    };
    writeRun(this.#buffer, list, uniforms, workOf);
  }

  /** Runs calls of a list that has begun. */
  #run(list: CallList, from: number, count: number): void {
    if (this.#fault) throw new DeviceError(this.#fault);
    try {
      this.library.exports.runCalls(this.control, callAddress(list, from), count);
    } catch (error) {
      this.#fault = { kind: "validation", message: (error as Error).message };
      this.onFault(this.#fault);
      throw new DeviceError(this.#fault);
    }
  }

  async #runInPieces(
    list: CallList,
    uniforms: readonly (Uniforms | null)[],
    pause: () => Promise<void>,
  ): Promise<void> {
    let began = performance.now();
    for (const [call, u] of uniforms.entries()) {
      if (!u) continue;
      if (performance.now() - began >= this.pieceMs) {
        await pause();
        began = performance.now();
      }
      this.#run(list, call, 1);
    }
  }

  /** Shared or not: the types tell them apart, nothing here does. */
  get #buffer(): ArrayBuffer {
    return this.library.memory.buffer as ArrayBuffer;
  }
}

const addressOf = ({ store, offset }: View<WasmStore>): number => store.address + offset;
