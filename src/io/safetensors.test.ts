import { describe, expect, test } from "vitest";
import { rangesOf } from "./byteRanges.ts";
import { POINTER } from "./fixtures/lfsPointer.ts";
import { halfValues, toHalf } from "./float16.ts";
import { formatSafetensors, openSafetensors, parseSafetensors } from "./safetensors.ts";

const tensors = new Map([
  ["a", { shape: [2, 2], data: Float32Array.of(1, -2, 0.5, 3) }],
  ["b", { shape: [3], data: Float32Array.of(0, 65504, -6e-8) }],
]);

/** A file whose header is given, with `size` zero bytes of data. */
function file(header: unknown, size: number): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

describe("safetensors", () => {
  test("float32 comes back exactly", () => {
    expect(parseSafetensors(formatSafetensors(tensors, "F32"), "m")).toEqual(tensors);
  });

  test("float16 comes back rounded", () => {
    const read = parseSafetensors(formatSafetensors(tensors, "F16"), "m");
    expect([...read.get("a")!.data]).toEqual([1, -2, 0.5, 3]);
    expect(read.get("b")!.data[1]).toBe(65504);
    expect(read.get("b")!.data[2]).toBeCloseTo(-6e-8, 8);
  });

  test("a tensor too large for half precision is written in single precision, others are not", () => {
    const large = new Map([
      ["odd", { shape: [1], data: Float32Array.of(0.5) }],
      ["large", { shape: [2], data: Float32Array.of(-65_519, 1e30) }],
      ["small", { shape: [1], data: Float32Array.of(65_504) }],
    ]);
    const bytes = formatSafetensors(large, "F16");
    expect(parseSafetensors(bytes, "m")).toEqual(large);
    const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(bytes.length).toBe(8 + length + 2 + 8 + 2);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])(
    "%s is refused by the tensor's name",
    (value) => {
      const broken = new Map([["w", { shape: [2], data: Float32Array.of(1, value) }]]);
      for (const dtype of ["F32", "F16"] as const)
        expect(() => formatSafetensors(broken, dtype)).toThrow(/tensor w has a value that is not/);
    },
  );

  test("bfloat16 is read", () => {
    const bytes = file({ x: { dtype: "BF16", shape: [2], data_offsets: [0, 4] } }, 4);
    bytes.set([0x80, 0x3f, 0x20, 0xc0], bytes.length - 4);
    expect([...parseSafetensors(bytes, "m").get("x")!.data]).toEqual([1, -2.5]);
  });

  test("integer buffers are skipped", () => {
    const bytes = file({ ids: { dtype: "I64", shape: [1], data_offsets: [0, 8] } }, 8);
    expect(parseSafetensors(bytes, "m").size).toBe(0);
  });

  test.each([
    {
      name: "cut inside a tensor",
      bytes: formatSafetensors(tensors, "F32").slice(0, -3),
      says: /tensor b ends at byte .* truncated/,
    },
    {
      name: "cut inside the header",
      bytes: formatSafetensors(tensors, "F32").slice(0, 20),
      says: /header should have .* truncated/,
    },
    {
      name: "a pointer of Git LFS",
      bytes: new TextEncoder().encode(POINTER),
      says: /^m\.safetensors: is a Git LFS pointer, not the file itself: fetch .* git lfs pull$/,
    },
    { name: "empty", bytes: new Uint8Array(0), says: /0 bytes/ },
    { name: "not JSON", bytes: file("", 0).fill(65, 8), says: /not JSON/ },
    {
      name: "size and shape differ",
      bytes: file({ x: { dtype: "F32", shape: [3], data_offsets: [0, 8] } }, 8),
      says: /tensor x has 8 bytes, but \[3\] in F32 needs 12/,
    },
    {
      name: "of double precision",
      bytes: file({ x: { dtype: "F8_E4M3", shape: [1], data_offsets: [0, 8] } }, 8),
      says: /tensor x is F8_E4M3: only F64, F32, F16 and BF16/,
    },
  ])("refuses a file that is $name", async ({ bytes, says }) => {
    expect(() => parseSafetensors(bytes, "m.safetensors")).toThrow(says);
    await expect(openSafetensors(rangesOf(bytes), "m.safetensors")).rejects.toThrow(says);
  });
});

describe("half precision", () => {
  test("every half-precision number is its own rounding", () => {
    const values = halfValues();
    const bits = toHalf(values);
    for (let i = 0; i < 65536; i++)
      if (!Number.isNaN(values[i])) expect(bits[i]).toBe(i === 0x8000 ? 0x8000 : i);
  });

  test.each([
    { value: 1 + 2 ** -11, bits: 0x3c00, name: "a tie goes to even, below" },
    { value: 1 + 3 * 2 ** -11, bits: 0x3c02, name: "a tie goes to even, above" },
    { value: 65520, bits: 0x7c00, name: "too large is infinite" },
    { value: 2 ** -25, bits: 0, name: "half of the smallest is zero" },
    { value: 3 * 2 ** -25, bits: 2, name: "subnormal ties go to even" },
  ])("$name", ({ value, bits }) => expect(toHalf(Float32Array.of(value))[0]).toBe(bits));
});
