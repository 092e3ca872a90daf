// Import order matters: core, its gradients, then the backends.
import {
  matMul,
  randomNormal,
  ready,
  type Scalar,
  setBackend,
  slice,
  type Tensor,
  tensor,
  tidy,
  train,
  variable,
} from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-backend-webgpu";
import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { ADAM, parametersOf, type TokenBatch } from "../workload.ts";
import type { Peer, PeerHost } from "./peer.ts";
import { encode, lossOf } from "./tfjsModel.ts";
import { registerSegmentSum } from "./tfjsSegmentSum.ts";

/** Stock TensorFlow.js: the composition of its operations that a user would write. */
export async function create(host: PeerHost): Promise<Peer> {
  if (host.adapter === "wasm") startWasm(host);
  if (!(await setBackend(host.adapter))) throw new Error(`tfjs has no ${host.adapter} here`);
  await ready();
  const named = Object.entries(parametersOf(await host.weights()));
  const parameters = Object.fromEntries(
    named.map(([name, { shape, data }]) => [name, variable(tensor(data, shape), true, name)]),
  );
  const optimizer = train.adam(ADAM.rate, ADAM.beta1, ADAM.beta2, ADAM.epsilon);
  let matrices: { size: number; a: Tensor; b: Tensor } | null = null;
  return {
    async fwd(batch: TokenBatch) {
      const output = tidy(() => encode(parameters, batch));
      const values = (await output.data()) as Float32Array;
      output.dispose();
      return values;
    },
    async step(batch: TokenBatch) {
      const loss = tidy(() => optimizer.minimize(() => lossOf(parameters, batch), true) as Scalar);
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
    async matmul(size: number, times: number) {
      if (matrices?.size !== size)
        matrices = { size, a: randomNormal([size, size]), b: randomNormal([size, size]) };
      const { a, b } = matrices;
      for (let i = 1; i < times; i++) matMul(a, b).dispose();
      const last = tidy(() => slice(matMul(a, b), [size - 1, size - 1], [1, 1]));
      await last.data();
      last.dispose();
    },
  };
}

function startWasm({ tfjsWasm, threads }: PeerHost): void {
  setWasmPaths(tfjsWasm);
  setThreadsCount(threads);
  registerSegmentSum();
}
