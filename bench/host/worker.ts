import { browserHost } from "../../src/engine/wasm/browserHost.ts";
import { packages } from "../packages.mjs";
import type { PeerHost } from "../peers/peer.ts";
import { createPeer } from "../peers/registry.ts";
import { installMeter } from "./meter.ts";
import { serve, type Task } from "./serve.ts";

/** The first message to a peer's worker; each later one is a task. */
export interface WorkerStart {
  readonly name: string;
  readonly adapter: "webgpu" | "wasm";
  readonly threads: number;
}

let answer: ((task: Task) => Promise<unknown>) | null = null;

addEventListener("message", async ({ data }: MessageEvent<WorkerStart | Task>) => {
  try {
    postMessage(answer ? await answer(data as Task) : await start(data as WorkerStart));
  } catch (error) {
    postMessage({ error: String((error as Error).message ?? error).slice(0, 500) });
  }
});

async function start({ name, adapter, threads }: WorkerStart) {
  const gpu = adapter === "webgpu" ? navigator.gpu : undefined;
  const meter = gpu ? installMeter() : null;
  const at = (path: string) => new URL(path, location.origin).href;
  const file = async (path: string) =>
    new Uint8Array(await (await fetch(at(`/files/${path}`))).arrayBuffer());
  const host: PeerHost = {
    adapter,
    threads,
    gpu,
    file,
    wasm: browserHost,
    weights: async () => new Float32Array((await file("weights.bin")).buffer),
    load: (module) => packages[module](),
    tfjsWasm: at("/tfjs-wasm/"),
    ortWasm: at("/ort-wasm/"),
    ortBinary: async () => undefined,
  };
  const peer = await createPeer(name, host);
  answer = (task) => serve(peer, meter, task);
  return { info: await describe(gpu) };
}

async function describe(gpu: GPU | undefined): Promise<string> {
  const isolated = crossOriginIsolated ? "isolated" : "not isolated";
  if (!gpu) return `WASM in a worker, ${isolated}`;
  const info = (await gpu.requestAdapter())?.info;
  return info ? `${info.vendor} ${info.architecture} ${info.description}`.trim() : "no adapter";
}
