import type { Constants, Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { DeviceError } from "../deviceError.ts";
import type { DeviceFault } from "../engine.ts";
import type { Bound, Call, Executor, Store, View } from "../executor.ts";
import { listBytes, type WasmBound, writeList, writeRun } from "./callList.ts";
import { Heap } from "./heap.ts";
import type { Library } from "./library.ts";

interface WasmStore extends Store {
  readonly address: number;
}

/** Bytes of `Control`: kernels/wasm/calls.c. */
const CONTROL_BYTES = 64;
/** Shares of a call's units for each thread: the threads are not always equally fast. */
const SHARES_PER_THREAD = 2;

/** Runs kernels of the WASM library, on the thread that calls and on those that help it. */
export class WasmExecutor implements Executor {
  readonly rowsAtOnce = 384;
  readonly isQueued = false;
  readonly largestBinding = Number.POSITIVE_INFINITY;
  /** Address that the threads agree by. */
  readonly control: number;
  /** Threads at work, this one among them. */
  threads = 1;
  readonly #heap: Heap;
  readonly #indices = new Map<string, number>();

  /** @param stacks address after those of all threads, of which the first is this one's */
  constructor(
    readonly library: Library,
    readonly constants: Constants,
    stacks: number,
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

  allocate(bytes: number, label: string): Store {
    return { bytes, address: this.#heap.allocate(bytes, label) } as WasmStore;
  }

  free(store: Store): void {
    this.#heap.free((store as WasmStore).address);
  }

  write(store: Store, offset: number, data: Float32Array | Uint32Array): void {
    const address = (store as WasmStore).address + offset;
    const Type = data instanceof Float32Array ? Float32Array : Uint32Array;
    new Type(this.#buffer, address, data.length).set(data);
  }

  bind(calls: readonly Call[]): Bound {
    const address = this.#heap.allocate(listBytes(calls), "calls");
    const indexOf = ({ name }: Kernel) => this.#indices.get(name) as number;
    return writeList(this.#buffer, address, calls, indexOf, addressOf);
  }

  unbind(bound: Bound): void {
    this.#heap.free((bound as WasmBound).address);
  }

  /** Told when a kernel failed: the library's stack and threads are then in no known state. */
  onFault: (fault: DeviceFault) => void = () => {};

  /** @throws DeviceError of kind validation when a kernel fails */
  run(bound: Bound, uniforms: readonly (Uniforms | null)[]): void {
    const { address, calls } = bound as WasmBound;
    const unitsOf = (kernel: Kernel, u: Uniforms) => kernel.units(u, this.constants);
    const shares = this.threads > 1 ? this.threads * SHARES_PER_THREAD : 1;
    writeRun(this.#buffer, bound as WasmBound, uniforms, unitsOf, shares);
    try {
      this.library.exports.runCalls(this.control, address, calls.length);
    } catch (error) {
      const fault = { kind: "validation", message: (error as Error).message } as const;
      this.onFault(fault);
      throw new DeviceError(fault);
    }
  }

  async read(views: readonly View[]): Promise<Float32Array[]> {
    return views.map((view) =>
      new Float32Array(this.#buffer, addressOf(view), view.bytes / 4).slice(),
    );
  }

  dispose(): void {
    this.onDispose();
  }

  /** Shared or not: the types tell them apart, nothing here does. */
  get #buffer(): ArrayBuffer {
    return this.library.memory.buffer as ArrayBuffer;
  }
}

const addressOf = ({ store, offset }: View): number => (store as WasmStore).address + offset;
