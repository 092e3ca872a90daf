import { ALIGNMENT, type Bound, type Call, type Executor, type Store } from "./executor.ts";

/** What of a device decides how much memory a network takes on it. */
export interface DeviceSizes {
  /** Rows of a batch that keep it busy. */
  readonly rowsAtOnce: number;
  /** Bytes that one operand may have at the most. */
  readonly largestBinding: number;
}

/** Computes and holds nothing: it counts the bytes that are asked for. */
export class CountingExecutor implements Executor<Store> {
  readonly constants = { headSize: 4 };
  readonly isQueued = false;
  readonly rowsAtOnce: number;
  readonly largestBinding: number;
  /** Bytes that are held, and the most that ever were. */
  live = 0;
  peak = 0;
  readonly #stores = new Set<Store>();

  constructor({ rowsAtOnce, largestBinding }: DeviceSizes) {
    this.rowsAtOnce = rowsAtOnce;
    this.largestBinding = largestBinding;
  }

  allocate(bytes: number): Store {
    const store = { bytes: Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT };
    this.#stores.add(store);
    this.#count(store.bytes);
    return store;
  }

  free(store: Store): void {
    if (this.#stores.delete(store)) this.#count(-store.bytes);
  }

  write(): void {}
  copy(): void {}

  /** A record of uniforms a call. */
  bind(calls: readonly Call<Store>[]): Bound {
    const bytes = calls.length * ALIGNMENT;
    this.#count(bytes);
    return { run: () => {}, release: () => this.#count(-bytes) };
  }

  async read(): Promise<Float32Array[]> {
    throw new Error("nothing is held that could be read");
  }

  dispose(): void {}

  #count(bytes: number): void {
    this.live += bytes;
    this.peak = Math.max(this.peak, this.live);
  }
}
