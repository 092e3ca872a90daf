import type { Constants, Kernel, Uniforms } from "../kernels/defineKernel.ts";

/** Memory on a device, zeros at first; only its executor knows what it is. */
export interface Store {
  readonly bytes: number;
}

/** A stretch of a store, in bytes; offsets are multiples of ALIGNMENT. */
export interface View {
  readonly store: Store;
  readonly offset: number;
  readonly bytes: number;
}

/** What WebGPU asks of the offset of a binding, in bytes. */
export const ALIGNMENT = 256;

/** A kernel and where its operands lie, in the order of its contract. */
export interface Call {
  readonly kernel: Kernel;
  readonly operands: readonly View[];
}

/** Calls made ready to run many times: bind groups, or addresses. */
export interface Bound {
  readonly calls: readonly Call[];
}

/** Runs kernels on one device. One may live beside others; none shares stores. */
export interface Executor {
  readonly constants: Constants;
  /** Rows of a batch that keep it busy: a GPU needs more of them than a processor. */
  readonly rowsAtOnce: number;
  /** Bytes that one operand may have at the most. */
  readonly largestBinding: number;
  /** True when `run` returns before the work is done. */
  readonly isQueued: boolean;
  /** @throws DeviceError of kind out-of-memory when it is known at once */
  allocate(bytes: number, label: string): Store;
  free(store: Store): void;
  /** Copies data into a store; what was queued before sees the old data. */
  write(store: Store, offset: number, data: Float32Array | Uint32Array): void;
  bind(calls: readonly Call[]): Bound;
  unbind(bound: Bound): void;
  /** Runs the calls in order, in one submit. Each gets its uniforms; null leaves the call out. */
  run(bound: Bound, uniforms: readonly (Uniforms | null)[]): void;
  /** What the views hold after everything queued so far, in one readback. */
  read(views: readonly View[]): Promise<Float32Array[]>;
  /** Frees everything. */
  dispose(): void;
}
