import type { Constants, Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import {
  ALIGNMENT,
  type Bound,
  type Call,
  type Executor,
  type Store,
  type View,
} from "../executor.ts";
import { writeUniforms } from "../uniformRecord.ts";
import type { Pipeline } from "./pipelines.ts";
import { Staging } from "./staging.ts";

interface GpuStore extends Store {
  readonly buffer: GPUBuffer;
}

interface GpuBound extends Bound {
  readonly uniforms: GPUBuffer;
  /** The same on the host, one aligned record a call. */
  readonly records: DataView<ArrayBuffer>;
  readonly groups: readonly GPUBindGroup[];
}

/** Runs kernels on a GPU: one compute pass and one submit for a whole list of calls. */
export class WebGpuExecutor implements Executor {
  readonly isQueued = true;
  readonly #staging: Staging;
  readonly #stores = new Set<GpuStore>();

  /** @param pipelines of every kernel, by name */
  constructor(
    readonly device: GPUDevice,
    readonly constants: Constants,
    private readonly pipelines: ReadonlyMap<string, Pipeline>,
    readonly rowsAtOnce = 384,
  ) {
    this.#staging = new Staging(device);
  }

  get largestBinding(): number {
    return this.device.limits.maxStorageBufferBindingSize;
  }

  allocate(bytes: number, label: string): Store {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const store = { bytes: size, buffer: this.device.createBuffer({ label, size, usage }) };
    this.#stores.add(store);
    return store;
  }

  free(store: Store): void {
    if (this.#stores.delete(store as GpuStore)) (store as GpuStore).buffer.destroy();
  }

  write(store: Store, offset: number, data: Float32Array | Uint32Array): void {
    const { buffer, byteOffset, byteLength } = data;
    this.device.queue.writeBuffer(
      (store as GpuStore).buffer,
      offset,
      buffer as ArrayBuffer,
      byteOffset,
      byteLength,
    );
  }

  bind(calls: readonly Call[]): Bound {
    const size = Math.max(1, calls.length) * ALIGNMENT;
    const uniforms = this.device.createBuffer({
      label: "uniforms",
      size,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    const groups = calls.map(({ kernel, operands }, i) =>
      this.device.createBindGroup({
        label: kernel.name,
        layout: this.#pipeline(kernel).layout,
        entries: [
          { binding: 0, resource: { buffer: uniforms, offset: i * ALIGNMENT, size: ALIGNMENT } },
          ...operands.map(({ store, offset, bytes }, k) => ({
            binding: k + 1,
            resource: { buffer: (store as GpuStore).buffer, offset, size: bytes },
          })),
        ],
      }),
    );
    return { calls, uniforms, records: new DataView(new ArrayBuffer(size)), groups } as GpuBound;
  }

  unbind(bound: Bound): void {
    (bound as GpuBound).uniforms.destroy();
  }

  run(bound: Bound, uniforms: readonly (Uniforms | null)[]): void {
    const { calls, records, groups, uniforms: buffer } = bound as GpuBound;
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    calls.forEach(({ kernel }, i) => {
      const u = uniforms[i];
      if (!u) return;
      writeUniforms(records, i * ALIGNMENT, kernel, u);
      const { pipeline, body } = this.#pipeline(kernel);
      const grid = body.grid(u, this.constants);
      if (grid.includes(0)) return;
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, groups[i]);
      pass.dispatchWorkgroups(...grid);
    });
    pass.end();
    this.device.queue.writeBuffer(buffer, 0, records.buffer);
    this.device.queue.submit([encoder.finish()]);
  }

  read(views: readonly View[]): Promise<Float32Array[]> {
    return this.#staging.read(
      views.map(({ store, offset, bytes }) => ({
        buffer: (store as GpuStore).buffer,
        offset,
        bytes,
      })),
    );
  }

  dispose(): void {
    for (const { buffer } of this.#stores) buffer.destroy();
    this.#stores.clear();
    this.#staging.dispose();
  }

  #pipeline(kernel: Kernel): Pipeline {
    const found = this.pipelines.get(kernel.name);
    if (!found) throw new Error(`kernel ${kernel.name} was not compiled`);
    return found;
  }
}
