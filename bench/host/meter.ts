/** What has reached WebGPU so far, whichever library called it. */
export interface Counts {
  readonly dispatches: number;
  readonly submits: number;
  /** Compute pipelines made, and those of them that were made synchronously. */
  readonly pipelines: number;
  readonly blockingPipelines: number;
  /** Buffers mapped for reading. */
  readonly readbacks: number;
  /** Bytes of the buffers that were made and not destroyed. */
  readonly liveBytes: number;
  /** The largest `liveBytes` so far. */
  readonly peakBytes: number;
}

/** Counts from now on; install it before a library asks for its device. */
export function installMeter(): () => Counts {
  const counts = {
    dispatches: 0,
    submits: 0,
    pipelines: 0,
    blockingPipelines: 0,
    readbacks: 0,
    liveBytes: 0,
    peakBytes: 0,
  };
  const sizes = new WeakMap<GPUBuffer, number>();
  after(GPUDevice.prototype, "createBuffer", (buffer: GPUBuffer) => {
    sizes.set(buffer, buffer.size);
    counts.liveBytes += buffer.size;
    counts.peakBytes = Math.max(counts.peakBytes, counts.liveBytes);
  });
  after(GPUBuffer.prototype, "destroy", (_, buffer: GPUBuffer) => {
    counts.liveBytes -= sizes.get(buffer) ?? 0;
    sizes.delete(buffer);
  });
  after(GPUBuffer.prototype, "mapAsync", (_, __, mode: GPUMapModeFlags) => {
    if (mode & GPUMapMode.READ) counts.readbacks += 1;
  });
  after(GPUDevice.prototype, "createComputePipeline", () => {
    counts.pipelines += 1;
    counts.blockingPipelines += 1;
  });
  after(GPUDevice.prototype, "createComputePipelineAsync", () => {
    counts.pipelines += 1;
  });
  for (const name of ["dispatchWorkgroups", "dispatchWorkgroupsIndirect"] as const)
    after(GPUComputePassEncoder.prototype, name, () => {
      counts.dispatches += 1;
    });
  after(GPUQueue.prototype, "submit", () => {
    counts.submits += 1;
  });
  return () => ({ ...counts });
}

/** Calls `then` after each call of a method, with its result, its object and its arguments. */
function after<Owner extends object>(
  prototype: Owner,
  name: keyof Owner & string,
  // biome-ignore lint/suspicious/noExplicitAny: one seam for methods of any signature
  then: (result: any, self: any, ...args: any[]) => void,
): void {
  const method = prototype[name] as (...args: unknown[]) => unknown;
  const value = function (this: Owner, ...args: unknown[]) {
    const result = method.apply(this, args);
    then(result, this, ...args);
    return result;
  };
  Object.defineProperty(prototype, name, { configurable: true, writable: true, value });
}
