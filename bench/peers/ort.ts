import { SPEC, type TokenBatch } from "../workload.ts";
import type { Peer, PeerHost } from "./peer.ts";

/** What is used of onnxruntime-web. */
interface OnnxRuntime {
  readonly env: {
    logLevel: string;
    wasm: { numThreads: number; proxy: boolean; wasmPaths: string; wasmBinary?: ArrayBuffer };
  };
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => object;
}

interface Session {
  readonly outputNames: readonly string[];
  run(feeds: Record<string, object>): Promise<Record<string, Output>>;
}

interface Output {
  readonly data: Float32Array;
  dispose(): void;
}

/** ONNX Runtime Web; it cannot train. */
export async function create(host: PeerHost, model: string): Promise<Peer> {
  const ort = (await host.load(`onnxruntime-web/${host.adapter}`)) as OnnxRuntime;
  ort.env.logLevel = "error";
  ort.env.wasm.numThreads = host.threads;
  ort.env.wasm.proxy = false;
  ort.env.wasm.wasmPaths = host.ortWasm;
  const binary = await host.ortBinary(host.adapter);
  if (binary) ort.env.wasm.wasmBinary = binary;
  const session = await ort.InferenceSession.create(await host.file(model), {
    executionProviders: [host.adapter],
    graphOptimizationLevel: "all",
  });
  return {
    async fwd({ sentences, tokens, ids }: TokenBatch) {
      const pieces = BigInt64Array.from(ids, BigInt);
      const feeds = { input_ids: new ort.Tensor("int64", pieces, [sentences, tokens]) };
      const output = (await session.run(feeds))[session.outputNames[0]];
      const values = output.data.slice(0, sentences * tokens * SPEC.hidden);
      output.dispose();
      return values;
    },
  };
}
