let table: Float32Array | undefined;

/** The value of each of the 65 536 half-precision numbers, by their bits. */
export function halfValues(): Float32Array {
  if (table) return table;
  table = new Float32Array(65536);
  for (let bits = 0; bits < 65536; bits++) {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = bits & 0x3ff;
    if (exponent === 0) table[bits] = sign * 2 ** -24 * fraction;
    else if (exponent < 31) table[bits] = sign * 2 ** (exponent - 15) * (1 + fraction / 1024);
    else table[bits] = fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  }
  return table;
}

/** Rounds to the nearest half-precision number, ties to even; returns the bits. */
export function toHalf(values: Float32Array): Uint16Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const half = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) {
    const sign = (bits[i] >>> 16) & 0x8000;
    const magnitude = bits[i] & 0x7fffffff;
    if (magnitude >= 0x7f800000) half[i] = sign | (magnitude > 0x7f800000 ? 0x7e00 : 0x7c00);
    else if (magnitude >= 0x477ff000) half[i] = sign | 0x7c00;
    else if (magnitude < 0x38800000) half[i] = sign | subnormal(Math.abs(values[i]));
    else {
      const even = (magnitude >>> 13) & 1;
      half[i] = sign | ((magnitude - 0x38000000 + 0xfff + even) >>> 13);
    }
  }
  return half;
}

/** Bits of a number below 2⁻¹⁴: a multiple of 2⁻²⁴, ties to even. */
function subnormal(value: number): number {
  const scaled = value * 2 ** 24;
  const floor = Math.floor(scaled);
  const rest = scaled - floor;
  return floor + (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? 1 : 0);
}
