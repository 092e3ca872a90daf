import { halfValues } from "./float16.ts";

/** How numbers are written in files of weights: F32 in single precision, BF16 its upper half. */
export type FloatType = "F64" | "F32" | "F16" | "BF16";

/** Bytes of a number. */
export const FLOAT_BYTES: Readonly<Record<FloatType, number>> = { F64: 8, F32: 4, F16: 2, BF16: 2 };

/** Numbers of a file (little endian) in single precision. F32 is not copied. */
export function singles(buffer: ArrayBuffer, type: FloatType): Float32Array {
  if (type === "F32") return new Float32Array(buffer);
  if (type === "F64") return Float32Array.from(new Float64Array(buffer));
  const half = new Uint16Array(buffer);
  const out = new Float32Array(half.length);
  if (type === "BF16") {
    const bits = new Uint32Array(out.buffer);
    for (let i = 0; i < half.length; i++) bits[i] = half[i] << 16;
  } else {
    const values = halfValues();
    for (let i = 0; i < half.length; i++) out[i] = values[half[i]];
  }
  return out;
}
