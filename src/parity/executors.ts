import type { Engine } from "../engine/engine.ts";
import { type ReferenceHost, startReference } from "../reference/engine.ts";
import { kernelErrors } from "../reference/kernels/kernelErrors.ts";
import { errorGroup, type Group } from "./errors.ts";

export const BACKENDS = ["cpu", "wasm", "webgpu"] as const;
export type Backend = (typeof BACKENDS)[number];

/** One way to compute the model. */
export interface Executor {
  readonly name: string;
  /** Where it computes. */
  readonly backend: Backend;
  start(host: ReferenceHost): Promise<Started>;
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

/** All that compute the model; each is compared with the golden numbers. */
export const EXECUTORS: readonly Executor[] = BACKENDS.map(reference);
