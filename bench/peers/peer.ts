import type { WasmHost } from "../../src/engine/wasm/host.ts";
import type { TokenBatch } from "../workload.ts";

/** One engine that computes the workload. */
export interface Peer {
  /** The encoder's output, read back: [B, T, H]. */
  fwd(batch: TokenBatch): Promise<Float32Array>;
  /** Forward, backward and update; the loss before the update. Absent: it cannot train. */
  step?(batch: TokenBatch): Promise<number>;
  /** A whole step of SpERT.MT on a batch of usual size: heads, clipping and AdamW. */
  spertStep?(): Promise<number>;
  /** So many products of two square matrices, which stay from call to call; awaits the last. */
  matmul?(size: number, times: number): Promise<void>;
}

/** What a peer needs to know of the place where it runs. */
export interface PeerHost {
  readonly adapter: "webgpu" | "wasm";
  readonly threads: number;
  /** Present for WebGPU. */
  readonly gpu: GPU | undefined;
  /** For the own engine's kernels in WASM. */
  readonly wasm: WasmHost;
  /** All parameters in the order of `layout`. */
  weights(): Promise<Float32Array<ArrayBuffer>>;
  /** A file that was prepared for the run. */
  file(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Imports a peer's package, which may not be installed. */
  load(name: string): Promise<unknown>;
  /** Folder or address of the tfjs-wasm binaries, ending in "/". */
  readonly tfjsWasm: string;
  /** Folder or address of ONNX Runtime's binaries, ending in "/". */
  readonly ortWasm: string;
  /** In Node, ONNX Runtime cannot fetch its binary and is given it. */
  ortBinary(adapter: "webgpu" | "wasm"): Promise<ArrayBuffer | undefined>;
}
