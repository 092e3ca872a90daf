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

/** Memory of a GPU. */
export interface GpuStore extends Store {
  readonly buffer: GPUBuffer;
}

/** A list of calls on the GPU. */
interface GpuCalls {
  readonly kernels: readonly Kernel[];
  readonly groups: readonly GPUBindGroup[];
  /** One aligned record a call. */
  readonly uniforms: GPUBuffer;
  /** The same on the host. */
  readonly records: DataView<ArrayBuffer>;
}

/** Runs kernels on a GPU: one compute pass and one submit for a whole list of calls. */
export class WebGpuExecutor implements Executor<GpuStore> {
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

  allocate(bytes: number, label: string): GpuStore {
    const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
    const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
    const store = { bytes: size, buffer: this.device.createBuffer({ label, size, usage }) };
    this.#stores.add(store);
    return store;
  }

  free(store: GpuStore): void {
    if (this.#stores.delete(store)) store.buffer.destroy();
  }

  write(store: GpuStore, offset: number, data: Float32Array | Uint32Array): void {
    const { buffer, byteOffset, byteLength } = data;
    const bytes = buffer as ArrayBuffer;
    this.device.queue.writeBuffer(store.buffer, offset, bytes, byteOffset, byteLength);
  }

  copy({ store, offset, bytes }: View<GpuStore>, { buffer }: GpuStore): void {
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(store.buffer, offset, buffer, 0, bytes);
    this.device.queue.submit([encoder.finish()]);
  }

  bind(calls: readonly Call<GpuStore>[]): Bound {
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
            resource: { buffer: store.buffer, offset, size: bytes },
          })),
        ],
      }),
    );
    const kernels = calls.map(({ kernel }) => kernel);
    const records = new DataView(new ArrayBuffer(size));
    return {
      run: (values) => this.#run({ kernels, groups, uniforms, records }, values),
      release: () => uniforms.destroy(),
    };
  }

  read(views: readonly View<GpuStore>[]): Promise<Float32Array[]> {
    return this.#staging.read(
      views.map(({ store: { buffer }, offset, bytes }) => ({ buffer, offset, bytes })),
    );
  }

  dispose(): void {
    for (const { buffer } of this.#stores) buffer.destroy();
    this.#stores.clear();
    this.#staging.dispose();
  }

  #run({ kernels, groups, uniforms, records }: GpuCalls, values: readonly (Uniforms | null)[]) {
    const encoder = this.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    kernels.forEach((kernel, i) => {
      const u = values[i];
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
    this.device.queue.writeBuffer(uniforms, 0, records.buffer);
    this.device.queue.submit([encoder.finish()]);
  }

  #pipeline(kernel: Kernel): Pipeline {
    const found = this.pipelines.get(kernel.name);
    if (!found) throw new Error(`kernel ${kernel.name} was not compiled`);
    return found;
  }
}
