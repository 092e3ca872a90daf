import type { Constants, Kernel, Uniforms } from "../kernels/defineKernel.ts";

/** Memory on a device, zeros at first. Every kind of executor has a kind of its own. */
export interface Store {
  readonly bytes: number;
}

/** A stretch of a store, in bytes; offsets are multiples of ALIGNMENT. */
export interface View<S extends Store> {
  readonly store: S;
  readonly offset: number;
  readonly bytes: number;
}

/** What WebGPU asks of the offset of a binding, in bytes. */
export const ALIGNMENT = 256;

/** A kernel and where its operands lie, in the order of its contract. */
export interface Call<S extends Store> {
  readonly kernel: Kernel;
  readonly operands: readonly View<S>[];
}

/** Calls made ready to run many times: bind groups, or addresses. */
export interface Bound {
  /** Runs the calls in order, in one submit. Each gets its uniforms; null leaves the call out. */
  run(uniforms: readonly (Uniforms | null)[]): void;
  /**
   * The same in short pieces, with a pause between them in which other calls may run; absent where
   * a run holds nobody up. What these calls use must be left alone until the end.
   */
  readonly runInPieces?: (
    uniforms: readonly (Uniforms | null)[],
    pause: () => Promise<void>,
  ) => Promise<void>;
  /** Frees what binding took; the stores stay. */
  release(): void;
}

/**
 * Runs kernels on one device. One may live beside others; none takes the stores of another kind,
 * which the type of its own says.
 */
export interface Executor<S extends Store> {
  readonly constants: Constants;
  /** Rows of a batch that keep it busy: a GPU needs more of them than a processor. */
  readonly rowsAtOnce: number;
  /** Bytes that one operand may have at the most. */
  readonly largestBinding: number;
  /** True when a run returns before the work is done. */
  readonly isQueued: boolean;
  /** @throws DeviceError of kind out-of-memory when it is known at once */
  allocate(bytes: number, label: string): S;
  // Functions rather than methods, of which TypeScript would take a parameter's narrower type too.
  readonly free: (store: S) => void;
  /** Copies data into a store; what was queued before sees the old data. */
  readonly write: (store: S, offset: number, data: Float32Array | Uint32Array) => void;
  /** Copies the contents of a view to the start of another store, after what was queued so far. */
  readonly copy: (from: View<S>, to: S) => void;
  readonly bind: (calls: readonly Call<S>[]) => Bound;
  /** What the views hold after everything queued so far, in one readback. */
  readonly read: (views: readonly View<S>[]) => Promise<Float32Array[]>;
  /** Frees everything. */
  dispose(): void;
}
