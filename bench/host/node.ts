import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeHost } from "../../src/engine/wasm/nodeHost.ts";
import type { PeerHost } from "../peers/peer.ts";
import { createPeer } from "../peers/registry.ts";
import { answerLines, quietConsole } from "./lines.ts";
import { installMeter } from "./meter.ts";
import { serve } from "./serve.ts";

/** What a peer's process is started with. */
export interface NodePeer {
  readonly name: string;
  readonly adapter: "webgpu" | "wasm";
  readonly threads: number;
  /** Folder of the prepared files. */
  readonly files: string;
  /** The project's folder. */
  readonly root: string;
}

/** Runs one peer in this process and answers until stdin ends. */
export async function runNodePeer({ name, adapter, threads, files, root }: NodePeer) {
  quietConsole();
  addIteratorHelpers();
  const gpu = adapter === "webgpu" ? await startDawn() : undefined;
  const meter = gpu ? installMeter() : null;
  if (gpu) copySharedUploads();
  const resolve = createRequire(join(root, "bench/package.json")).resolve;
  const ort = () => `${dirname(resolve("onnxruntime-web/ort-wasm-simd-threaded.wasm"))}/`;
  const tfjs = "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm";
  const read = (path: string) => new Uint8Array(readFileSync(path));
  const host: PeerHost = {
    adapter,
    threads,
    gpu,
    wasm: nodeHost(root),
    weights: async () => new Float32Array(read(join(files, "weights.bin")).buffer),
    file: async (file) => read(join(files, file)),
    load: async (module) => {
      const { packages } = await import(pathToFileURL(join(root, "bench/packages.mjs")).href);
      return packages[module]();
    },
    tfjsWasm: `${dirname(createRequire(join(root, "package.json")).resolve(tfjs))}/`,
    ortWasm: name.startsWith("ort") ? ort() : "",
    ortBinary: async (kind) =>
      read(`${ort()}ort-wasm-simd-threaded${kind === "webgpu" ? ".asyncify" : ""}.wasm`).buffer,
  };
  const peer = await createPeer(name, host).catch((error: Error) => error);
  const info = await describe(gpu);
  process.stdout.write(
    `${JSON.stringify(peer instanceof Error ? { error: peer.message } : { info })}\n`,
  );
  if (!(peer instanceof Error)) await answerLines((task) => serve(peer, meter, task));
}

/** Dawn, as `navigator.gpu`. */
async function startDawn(): Promise<GPU> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  const gpu = create([]);
  const navigator = { gpu, userAgent: "node", hardwareConcurrency: availableParallelism() };
  Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
  return gpu;
}

async function describe(gpu: GPU | undefined): Promise<string> {
  if (!gpu) return `WASM in Node ${process.version}`;
  const adapter = await gpu.requestAdapter();
  if (!adapter) return "no adapter";
  const { description, vendor, architecture } = adapter.info;
  return description || `${vendor} ${architecture}`;
}

/** Dawn's Node binding crashes on views of shared memory, which ONNX Runtime hands it. */
function copySharedUploads(): void {
  const { writeBuffer } = GPUQueue.prototype;
  GPUQueue.prototype.writeBuffer = function (buffer, offset, data, from = 0, size) {
    const view: ArrayBufferView = ArrayBuffer.isView(data) ? data : new Uint8Array(data);
    if (view.buffer instanceof ArrayBuffer)
      return writeBuffer.call(this, buffer, offset, data as ArrayBuffer, from, size);
    const unit = "BYTES_PER_ELEMENT" in view ? (view.BYTES_PER_ELEMENT as number) : 1;
    const start = view.byteOffset + from * unit;
    const bytes = size === undefined ? view.byteLength - from * unit : size * unit;
    const copy = new Uint8Array(view.buffer, start, bytes).slice();
    return writeBuffer.call(this, buffer, offset, copy, 0, bytes);
  };
}

/** Node 20 lacks the iterator helpers that jax-js uses: they do as those of arrays. */
function addIteratorHelpers(): void {
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const add = (name: keyof unknown[] & string, lists: boolean) => {
    if (name in prototype) return;
    const value = function (this: Iterable<unknown>, ...args: unknown[]) {
      const items = [...this];
      const result = (items[name] as (...args: unknown[]) => unknown)(...args);
      return lists ? (result as unknown[])[Symbol.iterator]() : result;
    };
    Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  };
  for (const name of ["map", "filter"] as const) add(name, true);
  for (const name of ["some", "every", "find", "reduce", "forEach"] as const) add(name, false);
  if (!("toArray" in prototype))
    prototype.toArray = function (this: Iterable<unknown>) {
      return [...this];
    };
  if (!("flatMap" in prototype))
    prototype.flatMap = function (this: Iterable<unknown>, f: (x: unknown) => Iterable<unknown>) {
      return [...this].flatMap((item) => [...f(item)])[Symbol.iterator]();
    };
}
