import { singles } from "../floats.ts";
import { type LazyTensor, sizeOf } from "../lazyTensor.ts";
import type { TorchStorage, TorchTensor } from "./torchStorages.ts";

/**
 * Reads the bytes of numbers `from` to before `to` of a storage.
 *
 * @throws PickleFault where they are missing, cut or damaged
 */
export type StoredNumbers = (
  storage: TorchStorage,
  from: number,
  to: number,
) => Promise<Uint8Array<ArrayBuffer>>;

/** Tensors of floats. Of one whose numbers lie in another order all are read, whatever is wanted. */
export function lazyTensors(
  tensors: ReadonlyMap<string, TorchTensor>,
  numbers: StoredNumbers,
): Map<string, LazyTensor> {
  const stored = async (storage: TorchStorage, from: number, to: number) =>
    singles((await numbers(storage, from, to)).buffer, storage.kind.float!);
  const lazy = (tensor: TorchTensor): LazyTensor => {
    const { storage, shape, strides, offset } = tensor;
    const isStraight = isInOrder(shape, strides);
    return {
      shape,
      read: async (from, to) =>
        isStraight
          ? stored(storage, offset + from, offset + to)
          : inOrder(tensor, await stored(storage, 0, storage.length)).subarray(from, to),
    };
  };
  return new Map([...tensors].map(([name, tensor]) => [name, lazy(tensor)]));
}

/** The values of a tensor in the order of its axes. */
function inOrder({ shape, strides, offset }: TorchTensor, stored: Float32Array): Float32Array {
  const size = sizeOf(shape);
  const values = new Float32Array(size);
  const index = shape.map(() => 0);
  let at = offset;
  for (let i = 0; i < size; i++) {
    values[i] = stored[at];
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      at += strides[axis];
      if (index[axis] < shape[axis]) break;
      at -= strides[axis] * shape[axis];
      index[axis] = 0;
    }
  }
  return values;
}

/** Whether the numbers lie one after the other; the step of an axis of length 1 is never taken. */
function isInOrder(shape: readonly number[], strides: readonly number[]): boolean {
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== step) return false;
    step *= shape[axis];
  }
  return true;
}
