import type { Constants, Kernel, Uniforms } from "../kernels/defineKernel.ts";
import {
  ALIGNMENT,
  type Bound,
  type Call,
  type Executor,
  type Store,
  type View,
} from "./executor.ts";

/** Memory of the host. */
export interface PlainStore extends Store {
  readonly buffer: ArrayBuffer;
}

/** The definition in action: kernels' references over plain arrays. Slow; for tests. */
export class PlainExecutor implements Executor<PlainStore> {
  readonly rowsAtOnce = 64;
  readonly isQueued = false;
  readonly largestBinding = Number.POSITIVE_INFINITY;

  constructor(readonly constants: Constants) {}

  allocate(bytes: number): PlainStore {
    const size = Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
    return { bytes: size, buffer: new ArrayBuffer(size) };
  }

  free(): void {}

  write({ buffer }: PlainStore, offset: number, data: Float32Array | Uint32Array): void {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    new Uint8Array(buffer).set(bytes, offset);
  }

  copy({ store, offset, bytes }: View<PlainStore>, { buffer }: PlainStore): void {
    new Uint8Array(buffer).set(new Uint8Array(store.buffer, offset, bytes));
  }

  bind(calls: readonly Call<PlainStore>[]): Bound {
    const ready = calls.map((call) => ({ kernel: call.kernel, arrays: arraysOf(call) }));
    return {
      run: (uniforms) => {
        ready.forEach(({ kernel, arrays }, i) => {
          const u = uniforms[i];
          if (u) kernel.reference(arrays, complete(kernel, u), this.constants);
        });
      },
      release: () => {},
    };
  }

  async read(views: readonly View<PlainStore>[]): Promise<Float32Array[]> {
    return views.map(
      ({ store, offset, bytes }) => new Float32Array(store.buffer.slice(offset, offset + bytes)),
    );
  }

  dispose(): void {}
}

/** A call's operands by name, over its stores. */
const arraysOf = ({ kernel, operands }: Call<PlainStore>) =>
  Object.fromEntries(
    kernel.operands.map(({ name, element }, i) => {
      const { store, offset, bytes } = operands[i];
      const Type = /u(32)?$/.test(element) ? Uint32Array : Float32Array;
      return [name, new Type(store.buffer, offset, bytes / 4)];
    }),
  );

/** @returns `u` @throws Error when it lacks a field of the kernel's */
function complete(kernel: Kernel, u: Uniforms): Uniforms {
  const missing = kernel.uniforms.find(({ name }) => u[name] === undefined);
  if (missing) throw new Error(`${kernel.name}: no uniform ${missing.name}`);
  return u;
}
