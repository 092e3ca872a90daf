import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { WasmHost } from "./host.ts";
import { hasRelaxedSimd } from "./simd.ts";

// Node 20 has relaxed SIMD, as browsers do, but behind a flag.
if (!hasRelaxedSimd()) setFlagsFromString("--experimental-wasm-relaxed-simd");

const HELPER = `const { help, start } = require("node:worker_threads").workerData;
import(help).then((module) => module.help(start));`;

/** Node's files and threads. @param root the project's folder */
export const nodeHost = (root: string): WasmHost => ({
  async load(file) {
    const { buffer, byteOffset, byteLength } = await readFile(join(root, "src/kernels/wasm", file));
    return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  },
  startThread(start) {
    const help = pathToFileURL(join(root, "src/engine/wasm/helper.mjs")).href;
    const worker = new Worker(HELPER, { eval: true, workerData: { help, start } });
    worker.unref();
    return { terminate: () => void worker.terminate() };
  },
});
