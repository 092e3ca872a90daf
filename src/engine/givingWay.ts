import { DeviceError } from "./deviceError.ts";
import type { DeviceFault, Engine } from "./engine.ts";

/**
 * An engine that gives way to another one when its kernels turn out to compute wrong values: those
 * for a model's size of attention heads are tried when the first such model is loaded.
 *
 * @param fallback starts the other engine, told why
 */
export function givingWay(first: Engine, fallback: (why: string) => Promise<Engine>): Engine {
  let used = first;
  let onLost: (fault: DeviceFault) => void = () => {};
  const lost = new Promise<DeviceFault>((resolve) => {
    onLost = resolve;
  });
  const watch = (engine: Engine) =>
    void engine.lost.then((fault) => {
      if (engine === used) onLost(fault);
    });
  watch(first);
  return {
    get label() {
      return used.label;
    },
    get reason() {
      return used.reason;
    },
    get sizes() {
      return used.sizes;
    },
    lost,
    prepare: (headSize, onProgress) => used.prepare(headSize, onProgress),
    load: async (shape, weights, onProgress) => {
      try {
        return await used.load(shape, weights, onProgress);
      } catch (error) {
        if (used !== first || !computesWrong(error)) throw error;
        used = await fallback(error.message);
        watch(used);
        return used.load(shape, weights, onProgress);
      }
    },
    dispose: () => {
      first.dispose();
      if (used !== first) used.dispose();
    },
  };
}

/** Whether an engine failed because its kernels, not its memory or the model, are at fault. */
export const computesWrong = (error: unknown): error is DeviceError =>
  error instanceof DeviceError && error.kind === "validation";
