import type { Constants, Uniforms } from "../kernels/defineKernel.ts";
import { ALIGNMENT, type Bound, type Executor, type Store, type View } from "./executor.ts";

interface PlainStore extends Store {
  readonly buffer: ArrayBuffer;
}

/** The definition in action: kernels' references over plain arrays. Slow; for tests. */
export class PlainExecutor implements Executor {
  readonly rowsAtOnce = 64;
  readonly isQueued = false;
  readonly largestBinding = Number.POSITIVE_INFINITY;

  constructor(readonly constants: Constants) {}

  allocate(bytes: number): Store {
    const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
    return { bytes: size, buffer: new ArrayBuffer(size) } as PlainStore;
  }

  free(): void {}

  write(store: Store, offset: number, data: Float32Array | Uint32Array): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    new Uint8Array((store as PlainStore).buffer).set(bytes, offset);
  }

  bind(calls: Bound["calls"]): Bound {
    return { calls };
  }

  unbind(): void {}

  run({ calls }: Bound, uniforms: readonly (Uniforms | null)[]): void {
    calls.forEach(({ kernel, operands }, i) => {
      const u = uniforms[i];
      if (!u) return;
      const missing = kernel.uniforms.find(({ name }) => u[name] === undefined);
      if (missing) throw new Error(`${kernel.name}: no uniform ${missing.name}`);
      const arrays = kernel.operands.map(({ name, element }, k) => [
        name,
        /u(32)?$/.test(element)
          ? new Uint32Array(...stretch(operands[k]))
          : new Float32Array(...stretch(operands[k])),
      ]);
      kernel.reference(Object.fromEntries(arrays), u, this.constants);
    });
  }

  async read(views: readonly View[]): Promise<Float32Array[]> {
    return views.map((view) => {
      const [buffer, offset] = stretch(view);
      return new Float32Array(buffer.slice(offset, offset + view.bytes));
    });
  }

  dispose(): void {}
}

/** Where a view lies: buffer, offset in bytes, four-byte numbers. */
const stretch = ({ store, offset, bytes }: View): [ArrayBuffer, number, number] => [
  (store as PlainStore).buffer,
  offset,
  bytes / 4,
];
