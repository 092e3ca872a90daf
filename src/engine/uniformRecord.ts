import type { Kernel, Uniforms } from "../kernels/defineKernel.ts";

/** Writes a call's uniforms into a record: four bytes a field, in the contract's order. */
export function writeUniforms(record: DataView, at: number, kernel: Kernel, u: Uniforms): void {
  kernel.uniforms.forEach(({ name, type }, i) => {
    const value = u[name];
    if (value === undefined) throw new Error(`${kernel.name}: no uniform ${name}`);
    if (type === "f32") record.setFloat32(at + 4 * i, value, true);
    else record.setUint32(at + 4 * i, value, true);
  });
}
