import { requestAdapter, requestDevice } from "../engine/device.ts";
import type { Engine } from "../engine/engine.ts";
import { sourceOf, wholeWeights } from "../model/weights.ts";
import {
  type BackendName,
  registerTfjsOn,
  removeWebGpu,
  startWasm,
  useBackend,
} from "./backend.ts";
import { ReferenceNetwork } from "./network.ts";

/** What differs between a browser's worker and Node. */
export interface ReferenceHost {
  /** Where the three tfjs-wasm binaries are: a folder ending in "/", or a path for each name. */
  readonly wasmPaths: string | Record<string, string>;
  /** Absent where there is no WebGPU at all. */
  readonly gpu?: GPU | undefined;
}

type Started = Pick<Engine, "label" | "lost" | "dispose">;

/** Starts plain TensorFlow.js; one engine of a backend at a time. */
export async function startReference(
  backend: BackendName,
  host: ReferenceHost,
  reason = "asked for",
): Promise<Engine> {
  const start = { cpu: startCpu, wasm: startOnWasm, webgpu: startOnWebGpu }[backend];
  const started = await start(host);
  const use = () => useBackend(backend);
  return {
    ...started,
    reason,
    prepare: async () => {},
    load: async (shape, weights) => {
      await use();
      return new ReferenceNetwork(shape, await wholeWeights(sourceOf(weights)), use);
    },
  };
}

const alive = { lost: new Promise<never>(() => {}), dispose: () => {} };

async function startCpu(): Promise<Started> {
  await useBackend("cpu");
  return { label: "CPU (plain JavaScript)", ...alive };
}

async function startOnWasm({ wasmPaths }: ReferenceHost): Promise<Started> {
  const threads = await startWasm(wasmPaths);
  const label = `CPU (WASM, SIMD, ${threads} ${threads === 1 ? "thread" : "threads"})`;
  return { label, ...alive };
}

async function startOnWebGpu({ gpu }: ReferenceHost): Promise<Started> {
  const adapter = await requestAdapter(gpu);
  if (!adapter) throw new Error("WebGPU was asked for, but there is no WebGPU adapter here");
  const { device, info, label, lost } = await requestDevice(adapter);
  await registerTfjsOn(device, info);
  const dispose = () => {
    removeWebGpu();
    device.destroy();
  };
  return { label, lost, dispose };
}
