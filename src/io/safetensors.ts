import { t } from "../language/words.ts";
import type { ByteRanges } from "./byteRanges.ts";
import { toHalf } from "./float16.ts";
import { FLOAT_BYTES, singles } from "./floats.ts";
import { type LazyTensor, wholeOf } from "./lazyTensor.ts";
import { POINTER_BYTES } from "./lfsPointer.ts";
import { entries, type FloatEntry, headerLength, wantedFloats } from "./safetensorsHeader.ts";

/** A tensor of which only the lengths of its axes are known. */
export interface Shaped {
  readonly shape: readonly number[];
}

/** One tensor of a safetensors file, in single precision. */
export interface NamedArray extends Shaped {
  readonly data: Float32Array;
}

/**
 * Reads the float tensors of a safetensors file (F64, F32, F16, BF16) whose name passes `wanted`;
 * others (integer buffers such as position_ids) are skipped.
 *
 * @throws Error naming the file and the tensor, when the file is cut short, not safetensors, or of
 * another float type
 */
export function parseSafetensors(
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Map<string, NamedArray> {
  const length = headerLength(bytes.subarray(0, POINTER_BYTES), bytes.length, file);
  const header = bytes.subarray(8, 8 + length);
  const tensors = new Map<string, NamedArray>();
  for (const found of wantedFloats(entries(header, bytes.length, file), file, wanted))
    tensors.set(found.name, tensorOf(found, bytes.slice(found.start, found.end)));
  return tensors;
}

/** The same of a file that is not held in memory: each tensor is read once. */
export async function readSafetensors(
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, NamedArray>> {
  const tensors = new Map<string, NamedArray>();
  for (const [name, tensor] of await openSafetensors(source, file, wanted))
    tensors.set(name, await wholeOf(tensor));
  return tensors;
}

/** The same tensors, of which no number is read yet. */
export async function openSafetensors(
  source: ByteRanges,
  file: string,
  wanted: (name: string) => boolean = () => true,
): Promise<Map<string, LazyTensor>> {
  const { size } = source;
  const length = headerLength(await source.read(0, Math.min(POINTER_BYTES, size)), size, file);
  const header = await source.read(8, 8 + length);
  const found = wantedFloats(entries(header, size, file), file, wanted);
  return new Map(found.map((entry) => [entry.name, lazyTensorOf(entry, source, file)]));
}

/** A read that gives fewer bytes, of a file that was changed meanwhile, is an error. */
function lazyTensorOf(
  { name, shape, dtype, start }: FloatEntry,
  source: ByteRanges,
  file: string,
): LazyTensor {
  const bytes = FLOAT_BYTES[dtype];
  return {
    shape,
    read: async (from, to) => {
      const read = await source.read(start + from * bytes, start + to * bytes);
      if (read.length !== (to - from) * bytes)
        throw new Error(
          t("{file}: tensor {name} is cut: the file was changed while it was open", { file, name }),
        );
      return singles(read.buffer, dtype);
    },
  };
}

const tensorOf = ({ shape, dtype }: FloatEntry, bytes: Uint8Array<ArrayBuffer>): NamedArray => ({
  shape,
  data: singles(bytes.buffer, dtype),
});

/** Larger numbers are rounded to infinity in half precision. */
const LARGEST_HALF = 65_504;

/** Writes tensors as a safetensors file: its pieces together. */
export function formatSafetensors(
  tensors: ReadonlyMap<string, NamedArray>,
  dtype: "F32" | "F16",
): Uint8Array<ArrayBuffer> {
  const pieces = [...safetensorsPieces(tensors, dtype)];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/**
 * The pieces of a safetensors file: the header, then a tensor each. Those in single precision are not
 * copied.
 *
 * @param dtype F16 rounds to the nearest half-precision number; a tensor with larger numbers than
 * that can hold is written in single precision
 * @throws Error naming the tensor that has a value which is not a finite number, before the first piece
 */
export function* safetensorsPieces(
  tensors: ReadonlyMap<string, NamedArray>,
  dtype: "F32" | "F16",
): Generator<Uint8Array<ArrayBuffer>> {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  const all = [...tensors].map(([name, tensor]) => {
    const isLarge = largestOf(name, tensor.data) > LARGEST_HALF;
    return { name, ...tensor, as: isLarge ? ("F32" as const) : dtype };
  });
  // Single precision comes first, so that every number lies at a multiple of its size.
  const stored = [...all.filter(({ as }) => as === "F32"), ...all.filter(({ as }) => as === "F16")];
  let offset = 0;
  for (const { name, shape, data, as } of stored) {
    const end = offset + data.length * FLOAT_BYTES[as];
    header[name] = { dtype: as, shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const head = new Uint8Array(8 + padded).fill(32, 8);
  new DataView(head.buffer).setBigUint64(0, BigInt(padded), true);
  head.set(json, 8);
  yield head;
  for (const { data, as } of stored) {
    const { buffer, byteOffset, byteLength } = as === "F32" ? data : toHalf(data);
    yield new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength);
  }
}

/** The names of those tensors that have larger numbers than half precision can hold. */
export const tooLargeForHalf = (tensors: ReadonlyMap<string, NamedArray>): string[] =>
  [...tensors]
    .filter(([name, { data }]) => largestOf(name, data) > LARGEST_HALF)
    .map(([name]) => name);

/** The largest absolute value. @throws Error when one is not a finite number */
function largestOf(name: string, data: Float32Array): number {
  let largest = 0;
  for (let i = 0; i < data.length; i++) {
    const size = Math.abs(data[i]);
    if (!(size < Number.POSITIVE_INFINITY))
      throw new Error(
        t("tensor {name} has a value that is not a finite number: it is not written", { name }),
      );
    if (size > largest) largest = size;
  }
  return largest;
}
