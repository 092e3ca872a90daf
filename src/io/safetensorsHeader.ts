import { z } from "zod";
import { t } from "../language/words.ts";
import { FLOAT_BYTES, type FloatType } from "./floats.ts";
import { checkNoPointer } from "./lfsPointer.ts";

const entry = z.object({
  dtype: z.string(),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});
const header = z.record(z.string(), z.union([entry, z.record(z.string(), z.string())]));

const isFloat = (dtype: string): boolean => /^B?F/.test(dtype);
const isRead = (dtype: string): dtype is FloatType => Object.hasOwn(FLOAT_BYTES, dtype);
const MAX_HEADER = 100_000_000;

/** The name, the shape and the bytes of a tensor in the file, without reading it. */
interface Entry {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}
/** The same of one whose numbers can be read. */
export type FloatEntry = Entry & { readonly dtype: FloatType };

/** Bytes of the header, which the first eight say; more of them tell a pointer. @param size of the file */
export function headerLength(first: Uint8Array, size: number, file: string): number {
  checkNoPointer(first, file);
  if (size < 8) throw new Error(t("{file}: {size} bytes are no safetensors file", { file, size }));
  const length = Number(new DataView(first.buffer, first.byteOffset).getBigUint64(0, true));
  if (length > MAX_HEADER || 8 + length > size)
    throw new Error(
      t(
        "{file}: the header should have {length} bytes, but the file has {size}: truncated or not safetensors",
        { file, length, size },
      ),
    );
  return length;
}

/** The tensors that a header names, checked against the size of the file. */
export function entries(bytes: Uint8Array, size: number, file: string): Entry[] {
  const parsed = header.safeParse(parseJson(bytes, file));
  if (!parsed.success)
    throw new Error(
      t("{file}: bad header at {path}", { file, path: parsed.error.issues[0].path.join(".") }),
    );
  const found: Entry[] = [];
  for (const [name, value] of Object.entries(parsed.data)) {
    if (name === "__metadata__") continue;
    const tensor = entry.safeParse(value);
    if (!tensor.success)
      throw new Error(t("{file}: bad header entry of tensor {name}", { file, name }));
    const { dtype, shape, data_offsets } = tensor.data;
    const [start, end] = data_offsets.map((at) => 8 + bytes.length + at);
    if (end < start || end > size)
      throw new Error(
        t("{file}: tensor {name} ends at byte {end}, but the file has {size}: truncated", {
          file,
          name,
          end,
          size,
        }),
      );
    found.push({ name, dtype, shape, start, end });
  }
  return found;
}

/** Those of floats that are wanted. @throws Error where one is of another float type or size */
export const wantedFloats = (
  all: readonly Entry[],
  file: string,
  wanted: (name: string) => boolean,
): FloatEntry[] =>
  all.flatMap((found) => {
    const { name, dtype, shape, start, end } = found;
    if (!wanted(name) || !isFloat(dtype)) return [];
    if (!isRead(dtype))
      throw new Error(
        t("{file}: tensor {name} is {dtype}: only F64, F32, F16 and BF16 can be read", {
          file,
          name,
          dtype,
        }),
      );
    const bytes = shape.reduce((a, b) => a * b, 1) * FLOAT_BYTES[dtype];
    if (end - start !== bytes)
      throw new Error(
        t("{file}: tensor {name} has {end} bytes, but [{shape}] in {dtype} needs {bytes}", {
          file,
          name,
          end: end - start,
          shape: shape.join(),
          dtype,
          bytes,
        }),
      );
    return [{ ...found, dtype }];
  });

function parseJson(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Error(t("{file}: the header is not JSON: not a safetensors file", { file }));
  }
}
