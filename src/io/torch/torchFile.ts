import type { ByteRanges } from "../byteRanges.ts";
import { type LazyTensor, wholeOf } from "../lazyTensor.ts";
import { checkNoPointer, POINTER_BYTES } from "../lfsPointer.ts";
import type { NamedArray } from "../safetensors.ts";
import { ZipFault } from "../zip/zipFault.ts";
import { lazyTensors } from "./lazyTensors.ts";
import { legacyCheckpoint } from "./legacyCheckpoint.ts";
import { PickleFault } from "./pickleFault.ts";
import { tensorsIn } from "./tensorsIn.ts";
import { zipCheckpoint } from "./zipCheckpoint.ts";

/**
 * Reads the float tensors of a file of PyTorch (`pytorch_model.bin`, `.pt`) whose names pass
 * `wanted`: of its zip and of the form before PyTorch 1.6. Nothing that the file says is run: its
 * pickle may name dictionaries and tensors only.
 *
 * @throws Error that names the file and what of it is not read
 */
export async function readTorch(
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, NamedArray>> {
  const tensors = new Map<string, NamedArray>();
  for (const [name, tensor] of await openTorch(source, file, wanted))
    tensors.set(name, await wholeOf(tensor));
  return tensors;
}

/** The same tensors, of which no number is read yet, but whether all are there is looked at. */
export const openTorch = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, LazyTensor>> =>
  naming(file, async () => {
    const start = await source.read(0, Math.min(POINTER_BYTES, source.size));
    checkNoPointer(start, file);
    const isZip = start.length >= 4 && start[0] === 0x50 && start[1] === 0x4b;
    const { value, numbers, check } = await (isZip
      ? zipCheckpoint(source)
      : legacyCheckpoint(source));
    const tensors = [...tensorsIn(value)].filter(
      ([name, { storage }]) => storage.kind.float && wanted(name),
    );
    for (const [, { storage }] of tensors) check(storage);
    const opened = lazyTensors(new Map(tensors), numbers);
    return new Map(
      [...opened].map(([name, { shape, read }]) => [
        name,
        { shape, read: (from, to) => naming(file, () => read(from, to)) },
      ]),
    );
  });

async function naming<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PickleFault || error instanceof ZipFault)
      throw new Error(`${file}: ${error.message}`);
    throw error;
  }
}
