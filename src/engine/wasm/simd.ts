/** A module with a function of one vector instruction. */
const SIMD = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15,
  11,
]);

/** The same of one relaxed instruction. */
const RELAXED = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15,
  65, 2, 253, 15, 253, 128, 2, 11,
]);

const takes = (module: BufferSource): boolean => globalThis.WebAssembly?.validate(module) ?? false;

/** True where the kernels' library can run at all. */
export const hasSimd = (): boolean => takes(SIMD);

/** True where multiplication and addition can be one instruction. */
export const hasRelaxedSimd = (): boolean => takes(RELAXED);
