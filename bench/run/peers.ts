import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Task, Timed } from "../host/serve.ts";
import { type PeerName, titleOf } from "../peers/registry.ts";
import { makeBatch } from "../workload.ts";
import { launchChromium, type PeerBrowser } from "./chromium.ts";
import type { Adapter } from "./options.ts";
import { type RemotePeer, startProcess } from "./peerProcess.ts";
import type { Prepared } from "./prepare.ts";
import { pythonCommand, pythonLacks } from "./python.ts";

/** Where peers are started. */
export interface Place {
  readonly adapter: Adapter;
  readonly threads: number;
  readonly prepared: Prepared;
  readonly root: string;
  /** The running bundle, which peers' processes are started from. */
  readonly bundle: string;
}

/** A peer that runs, or why it does not. */
export type Started = RemotePeer | Error;

/** Starts peers on one adapter and stops what it started. */
export class PeerStarter {
  #browser: Promise<PeerBrowser> | null = null;
  readonly #running: RemotePeer[] = [];

  constructor(readonly place: Place) {}

  /** Starts a peer of its own process, or its own page. */
  async start(name: PeerName, threads = this.place.threads): Promise<Started> {
    try {
      const absent = await this.#whyAbsent(name);
      if (absent) return new Error(absent);
      const peer = await this.#open(name, threads);
      this.#running.push(peer);
      say(`${titleOf(name)}: ${peer.info}`);
      return peer;
    } catch (error) {
      say(`${titleOf(name)}: ${(error as Error).message}`);
      return error as Error;
    }
  }

  async startAll(names: readonly PeerName[]): Promise<Map<PeerName, Started>> {
    const started = new Map<PeerName, Started>();
    for (const name of names) started.set(name, await this.start(name));
    return started;
  }

  /** Starts a peer in a worker of the browser, whatever the adapter. */
  async startInBrowser(name: PeerName, threads: number): Promise<Started> {
    try {
      const { adapter, prepared, root } = this.place;
      this.#browser ??= launchChromium(prepared.folder, root);
      const kind = adapter === "wasm" ? "wasm" : "webgpu";
      const peer = await (await this.#browser).open({ name, adapter: kind, threads });
      this.#running.push(peer);
      return peer;
    } catch (error) {
      return error as Error;
    }
  }

  async stopAll(): Promise<void> {
    for (const peer of this.#running.splice(0)) peer.stop();
  }

  async close(): Promise<void> {
    await this.stopAll();
    await (await this.#browser?.catch(() => null))?.close();
  }

  async #open(name: PeerName, threads: number): Promise<RemotePeer> {
    const { adapter, prepared, root, bundle } = this.place;
    if (name === "torch") {
      const script = join(root, "bench/python/torch_peer.py");
      return startProcess(pythonCommand([script, prepared.folder, `${threads}`], threads));
    }
    if (adapter === "ss") {
      const peer = await this.startInBrowser(name, threads);
      if (peer instanceof Error) throw peer;
      return peer;
    }
    const kind = adapter === "wasm" ? "wasm" : "webgpu";
    const own = ["peer", name, kind, `${threads}`, prepared.folder];
    const condition = ["-C", "onnxruntime-web-use-extern-wasm"];
    const args = ["--max-old-space-size=8192", ...condition, bundle, ...own];
    return startProcess({ program: process.execPath, args, env: driverOf(adapter) });
  }

  async #whyAbsent(name: PeerName): Promise<string | null> {
    const { prepared, root } = this.place;
    const installed = (module: string) =>
      existsSync(join(root, "bench/node_modules", module))
        ? null
        : `${module} is not installed (npm install in bench/)`;
    if (name === "torch") return pythonLacks("torch", "transformers");
    if (name === "jax") return installed("@jax-js/jax");
    if (name.startsWith("ort")) return installed("onnxruntime-web") ?? prepared.noOnnx;
    return null;
  }
}

/** Asks a peer for one run of a task; PyTorch is sent the batch, the others make it. */
export function runTask(name: string, peer: RemotePeer, task: Task): Promise<Timed> {
  if (name !== "torch" || !("shape" in task)) return peer.ask<Timed>(task);
  const { ids, labels } = makeBatch(task.shape);
  return peer.ask<Timed>({ ...task, ids: [...ids], labels: [...labels] });
}

const LAVAPIPE = [
  "/usr/share/vulkan/icd.d/lvp_icd.json",
  "/usr/share/vulkan/icd.d/lvp_icd.x86_64.json",
];

/** Which Vulkan driver Dawn loads: lavapipe's, or whichever the machine has. */
function driverOf(adapter: Adapter): Record<string, string> {
  if (adapter !== "lvp" || process.env.VK_ICD_FILENAMES) return {};
  const found = LAVAPIPE.find((path) => existsSync(path));
  if (!found) throw new Error("lavapipe is not installed (VK_ICD_FILENAMES names its manifest)");
  return { VK_ICD_FILENAMES: found };
}

/** Progress, apart from the results. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
