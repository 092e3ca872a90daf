import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";
import type { Engine } from "../engine/engine.ts";
import { type EngineSetting, startEngine, usualThreads } from "../engine/startEngine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { hasAdapter } from "./gpuProbe.ts";
import { UserError } from "./userError.ts";

/** Devices that the command line offers: cpu is the reference, in plain JavaScript. */
export const BACKENDS = ["auto", "webgpu", "wasm", "cpu"] as const;
export type BackendSetting = (typeof BACKENDS)[number];

const SETTINGS: Readonly<Record<BackendSetting, EngineSetting>> = {
  auto: "auto",
  webgpu: "webgpu",
  wasm: "wasm",
  cpu: "reference",
};

/** How an engine is started, where that is not as usual. */
interface DeviceOptions {
  /** Threads of WASM; absent: as many as help. */
  readonly threads?: number | undefined;
  /** Hears which engine it is and why; absent: stderr. */
  readonly tell?: (what: string) => void;
}

/** Starts an engine in Node and says which one and why. */
export async function startDevice(
  backend: BackendSetting,
  { threads: wanted, tell = (what) => process.stderr.write(`${what}\n`) }: DeviceOptions = {},
): Promise<Engine> {
  // Who asks for WebGPU by name hears what Dawn has to say where there is no adapter.
  const isAsked = backend === "webgpu" || (backend === "auto" && (await hasAdapter()));
  const gpu = isAsked ? await nodeGpu() : undefined;
  try {
    const wasm = nodeHost(projectRoot);
    const threads = wanted ?? usualThreads(availableParallelism());
    const engine = await startEngine(SETTINGS[backend], { gpu, wasm, threads, reference });
    tell(`computing on ${engine.label}: ${engine.reason}`);
    return engine;
  } catch (error) {
    throw new UserError((error as Error).message);
  }
}

/** Loaded only where it is needed: it brings TensorFlow.js with it. */
async function reference(reason: string): Promise<Engine> {
  const { startReference } = await import("../reference/engine.ts");
  return startReference("cpu", { wasmPaths: "" }, reason);
}

/** Dawn for Node, from the optional package `webgpu`; undefined where it is not installed. */
export async function nodeGpu(): Promise<GPU | undefined> {
  try {
    const { create, globals } = await import("webgpu");
    Object.assign(globalThis, globals);
    const gpu = create([]);
    // tfjs asks `navigator.gpu` whether there is WebGPU at all.
    Object.defineProperty(globalThis, "navigator", {
      value: { gpu, userAgent: "node", hardwareConcurrency: availableParallelism() },
      configurable: true,
    });
    return gpu;
  } catch {
    return undefined;
  }
}

/** The folder of the tfjs-wasm binaries, ending in "/". */
export function wasmFolder(): string {
  const binary = "@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm";
  return `${dirname(createRequire(import.meta.url).resolve(binary))}/`;
}

/** The project's folder: the commands run from a bundle, which the launcher starts. */
export const projectRoot = process.env.SPANLOOM_ROOT ?? process.cwd();
