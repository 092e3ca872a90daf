import type { ByteRanges } from "../byteRanges.ts";
import type { NamedArray } from "../safetensors.ts";
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
export async function readTorch(
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, NamedArray>> {
  try {
    const start = await source.read(0, Math.min(4, source.size));
    const isZip = start.length === 4 && start[0] === 0x50 && start[1] === 0x4b;
    const { value, numbers } = await (isZip ? zipCheckpoint(source) : legacyCheckpoint(source));
    const tensors = [...tensorsIn(value)].filter(
      ([name, { storage }]) => storage.kind.float && wanted(name),
    );
    return await readTensors(new Map(tensors), numbers);
  } catch (error) {
    if (error instanceof PickleFault || error instanceof ZipFault)
      throw new Error(`${file}: ${error.message}`);
    throw error;
  }
}
