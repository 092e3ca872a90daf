import { singles } from "../floats.ts";
import type { NamedArray } from "../safetensors.ts";
import type { TorchStorage, TorchTensor } from "./torchStorages.ts";

/** Reads the bytes of a storage. @throws PickleFault where they are missing or cut */
export type StoredNumbers = (storage: TorchStorage) => Promise<Uint8Array<ArrayBuffer>>;

/** The numbers of tensors of floats, each storage read once, however many tensors lie in it. */
export async function readTensors(
  tensors: ReadonlyMap<string, TorchTensor>,
  numbers: StoredNumbers,
): Promise<Map<string, NamedArray>> {
  const byStorage = new Map<TorchStorage, [string, TorchTensor][]>();
  for (const [name, tensor] of tensors) {
    const inIt = byStorage.get(tensor.storage) ?? [];
    byStorage.set(tensor.storage, [...inIt, [name, tensor]]);
  }
  const arrays = new Map<string, NamedArray>();
  for (const [storage, inIt] of byStorage) {
    const values = singles((await numbers(storage)).buffer, storage.kind.float!);
    for (const [name, tensor] of inIt)
      arrays.set(name, { shape: tensor.shape, data: valuesOf(tensor, values) });
  }
  return arrays;
}

/** The values of a tensor in the order of its axes; those of the whole storage are not copied. */
function valuesOf({ shape, strides, offset }: TorchTensor, stored: Float32Array): Float32Array {
  const size = shape.reduce((product, n) => product * n, 1);
  if (isInOrder(shape, strides)) {
    const isWhole = offset === 0 && size === stored.length;
    return isWhole ? stored : stored.slice(offset, offset + size);
  }
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
