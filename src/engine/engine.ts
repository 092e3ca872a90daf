import type { Network } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { WeightSource, Weights } from "../model/weights.ts";
import type { DeviceSizes } from "./countingExecutor.ts";

/** A started device that networks can be loaded on. */
export interface Engine {
  /** For the user: "WebGPU · NVIDIA …", "WebGPU · software", "CPU (WASM, SIMD, 2 threads)". */
  readonly label: string;
  /** Why it was chosen. */
  readonly reason: string;
  /** What its memory is; absent: nothing is known of it. */
  readonly sizes?: EngineSizes | undefined;
  /** Resolves when the device is lost or can no longer be trusted. */
  readonly lost: Promise<DeviceFault>;
  /**
   * Compiles the kernels for a size of attention heads and tries them on known numbers, so that
   * `load` need not.
   *
   * @throws DeviceError of kind validation when they compute wrong values
   */
  prepare(headSize: number, onProgress?: CompileProgress): Promise<void>;
  /**
   * @param weights those of a source are read a tensor at a time; of a large word table what is needed
   *   is read as long as the network lives
   * @param onProgress told while kernels are compiled, the first time
   */
  load(
    shape: ModelShape,
    weights: Weights | WeightSource,
    onProgress?: CompileProgress,
  ): Promise<Network>;
  /** Frees the device. */
  dispose(): void;
}

/** What a forecast needs of a device. */
export interface EngineSizes extends DeviceSizes {
  /** Bytes that it has at the most; null: nothing says so. */
  readonly most: number | null;
}

/** How many of the kernels are compiled. */
export type CompileProgress = (compiled: number, all: number) => void;

/** What went wrong with a device. */
export interface DeviceFault {
  readonly kind: "lost" | "out-of-memory" | "validation";
  readonly message: string;
}
