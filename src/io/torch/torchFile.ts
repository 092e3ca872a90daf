import type { ByteRanges } from "../byteRanges.ts";
import type { NamedArray, Shaped } from "../safetensors.ts";
import { ZipFault } from "../zip/zipFault.ts";
import { legacyCheckpoint } from "./legacyCheckpoint.ts";
import { PickleFault } from "./pickleFault.ts";
import { readTensors } from "./readTensors.ts";
import { tensorsIn } from "./tensorsIn.ts";
import { zipCheckpoint } from "./zipCheckpoint.ts";

/**
 * Reads the float tensors of a file of PyTorch (`pytorch_model.bin`, `.pt`) whose names pass
 * `wanted`: of its zip and of the form before PyTorch 1.6. Nothing that the file says is run: its
 * pickle may name dictionaries and tensors only. Numbers are read a storage at a time.
 *
 * @throws Error that names the file and what of it is not read
 */
export const readTorch = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, NamedArray>> =>
  namingFile(file, async () => {
    const { tensors, numbers } = await floatsOf(source, wanted);
    return readTensors(tensors, numbers);
  });

/** The shapes of the same tensors: no number is read, but whether all are there is looked at. */
export const torchShapes = (
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, Shaped>> =>
  namingFile(file, async () => {
    const { tensors, check } = await floatsOf(source, wanted);
    for (const { storage } of tensors.values()) check(storage);
    return new Map([...tensors].map(([name, { shape }]) => [name, { shape }]));
  });

async function floatsOf(source: ByteRanges, wanted: (name: string) => boolean) {
  const start = await source.read(0, Math.min(4, source.size));
  const isZip = start.length === 4 && start[0] === 0x50 && start[1] === 0x4b;
  const checkpoint = await (isZip ? zipCheckpoint(source) : legacyCheckpoint(source));
  const tensors = [...tensorsIn(checkpoint.value)].filter(
    ([name, { storage }]) => storage.kind.float && wanted(name),
  );
  return { ...checkpoint, tensors: new Map(tensors) };
}

async function namingFile<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof PickleFault || error instanceof ZipFault)
      throw new Error(`${file}: ${error.message}`);
    throw error;
  }
}
