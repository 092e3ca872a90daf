import { casesOf } from "../engine/cases/cases.ts";
import { checkCase } from "../engine/checkCase.ts";
import { requestAdapter, requestDevice } from "../engine/device.ts";
import type { Engine } from "../engine/engine.ts";
import type { Executor as KernelExecutor, Store } from "../engine/executor.ts";
import { PlainExecutor } from "../engine/plainExecutor.ts";
import { plannedEngine } from "../engine/plannedEngine.ts";
import { KERNEL_BOUND } from "../engine/selfCheck.ts";
import type { WasmHost } from "../engine/wasm/host.ts";
import { startWasmExecutor, type WasmOptions } from "../engine/wasm/start.ts";
import { startWebGpuExecutor } from "../engine/webgpu/start.ts";
import type { Constants } from "../kernels/defineKernel.ts";
import { KERNELS } from "../kernels/kernels.ts";
import { type ReferenceHost, startReference } from "../reference/engine.ts";
import { kernelErrors } from "../reference/kernels/kernelErrors.ts";
import { errorGroup, type Group } from "./errors.ts";

export const BACKENDS = ["cpu", "wasm", "webgpu"] as const;
export type Backend = (typeof BACKENDS)[number];

/** What differs between a browser's worker and Node. */
export interface ParityHost extends ReferenceHost {
  readonly wasm: WasmHost;
}

/** One way to compute the model. */
export interface Executor {
  readonly name: string;
  /** Where it computes. */
  readonly backend: Backend;
  start(host: ParityHost): Promise<Started>;
}

/** A started engine, and the comparison of its kernels one by one. */
export interface Started {
  readonly engine: Engine;
  readonly kernels: () => Promise<Group>;
}

const reference = (backend: Backend): Executor => ({
  name: `reference on ${backend}`,
  backend,
  start: async (host) => ({
    engine: await startReference(backend, host),
    kernels: referenceKernels,
  }),
});

/** The reference's own kernels on the backend in use against their plain loops. */
async function referenceKernels(): Promise<Group> {
  const errors = await kernelErrors();
  const group = errorGroup(`kernels (${errors.size})`, 1e-5);
  for (const [name, error] of errors) group.add(name, error);
  return group.result();
}

const never = new Promise<never>(() => {});

/** The engine's program, run by an executor of its kernels. */
const planned = <S extends Store>(
  name: string,
  backend: Backend,
  start: (host: ParityHost) => Promise<{
    readonly label: string;
    readonly make: (constants: Constants) => Promise<KernelExecutor<S>>;
    readonly dispose?: () => void;
  }>,
): Executor => ({
  name,
  backend,
  start: async (host) => {
    const { label, make, dispose = () => {} } = await start(host);
    const device = { label, reason: "asked for", lost: never };
    const made = new Map<number, Promise<KernelExecutor<S>>>();
    const shared = (constants: Constants) => {
      const executor = made.get(constants.headSize) ?? make(constants);
      made.set(constants.headSize, executor);
      return executor;
    };
    const engine = plannedEngine(device, shared, dispose);
    return { engine, kernels: async () => plannedKernels(await shared({ headSize: 8 })) };
  },
});

/** Every kernel against its reference, on all its cases. */
async function plannedKernels<S extends Store>(executor: KernelExecutor<S>): Promise<Group> {
  const group = errorGroup(`kernels (${KERNELS.length})`, KERNEL_BOUND);
  for (const kernel of KERNELS)
    for (const known of casesOf(kernel, executor.constants))
      group.add(`${kernel.name}, ${known.name}`, await checkCase(executor, known));
  return group.result();
}

const onWasm = (name: string, options: WasmOptions): Executor =>
  planned(`WASM kernels, ${name}`, "wasm", async ({ wasm }) => ({
    label: name,
    make: (constants) => startWasmExecutor(constants, wasm, options),
  }));

const onWebGpu = (style: string): Executor =>
  planned(`WGSL kernels, ${style}`, "webgpu", async ({ gpu }) => {
    const adapter = await requestAdapter(gpu);
    if (!adapter) throw new Error("there is no WebGPU adapter here");
    const { device, label } = await requestDevice(adapter);
    return {
      label,
      make: (constants) => startWebGpuExecutor(device, constants, { style }),
      dispose: () => device.destroy(),
    };
  });

/** All that compute the model; each is compared with the golden numbers. */
export const EXECUTORS: readonly Executor[] = [
  ...BACKENDS.map(reference),
  planned("the kernels' references", "cpu", async () => ({
    label: "plain TypeScript",
    make: async (constants) => new PlainExecutor(constants),
  })),
  onWasm("SIMD", { relaxed: false }),
  onWasm("relaxed SIMD", { relaxed: true }),
  onWasm("relaxed SIMD, two threads", { relaxed: true, threads: 2 }),
  onWebGpu("serial"),
  onWebGpu("tiled"),
];
