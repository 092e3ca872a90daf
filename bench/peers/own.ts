import type { Executor, Store } from "../../src/engine/executor.ts";
import { PlannedNetwork } from "../../src/engine/network.ts";
import { startWasmExecutor } from "../../src/engine/wasm/start.ts";
import { startWebGpuExecutor } from "../../src/engine/webgpu/start.ts";
import { ADAM_W, type Trainer } from "../../src/model/network.ts";
import { SPEC } from "../workload.ts";
import { ownProducts } from "./ownProducts.ts";
import { namedWeights, shapeOf, tokenWeights } from "./ownWeights.ts";
import type { Peer, PeerHost } from "./peer.ts";
import { spertBatch } from "./spertBatch.ts";
import { TokenNetwork } from "./tokenNetwork.ts";

/** The project's own engine. */
export async function create(host: PeerHost): Promise<Peer> {
  const values = await host.weights();
  const constants = { headSize: SPEC.hidden / SPEC.heads };
  if (host.adapter === "wasm")
    return peerOn(await startWasmExecutor(constants, host.wasm, { threads: host.threads }), values);
  return peerOn(await startWebGpuExecutor(await deviceOf(host), constants), values);
}

function peerOn<S extends Store>(executor: Executor<S>, values: Float32Array): Peer {
  const shape = shapeOf(SPEC.classes, 1, []);
  const tokens = TokenNetwork.load(executor, shape, tokenWeights(values, shape));
  let trainer: Promise<Trainer> | null = null;
  const startSpert = async () => {
    const whole = shapeOf(5, 5);
    const network = await PlannedNetwork.load(executor, whole, namedWeights(values, whole));
    return network.startTraining(ADAM_W);
  };
  let step = 0;
  return {
    fwd: async (batch) => (await tokens).fwd(batch),
    step: async (batch) => (await tokens).step(batch),
    matmul: ownProducts(executor),
    spertStep: async () => {
      trainer ??= startSpert();
      step += 1;
      const rates = { encoder: 1e-4, heads: 1e-4 };
      const losses = await (await trainer).step(spertBatch(step), rates, { seed: 1, step });
      return losses.total;
    },
  };
}

async function deviceOf({ gpu }: PeerHost): Promise<GPUDevice> {
  const adapter = await gpu?.requestAdapter({ powerPreference: "high-performance" });
  if (!adapter) throw new Error("no adapter");
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  return adapter.requestDevice({
    requiredLimits: { maxStorageBufferBindingSize, maxBufferSize },
  });
}
