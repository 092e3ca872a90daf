import type { Body, Constants, Kernel } from "../../kernels/defineKernel.ts";

/** The WGSL of one body: uniforms and bindings as in the kernel's contract, then its code. */
export function wgslModule({ uniforms, operands }: Kernel, body: Body, constants: Constants) {
  const fields = uniforms.map(({ name, type }) => `  ${name}: ${type},`);
  const bindings = operands.map(({ name, access, element }, i) => {
    const mode = access === "read" ? "read" : "read_write";
    return `@group(0) @binding(${i + 1}) var<storage, ${mode}> ${name}: array<${element}>;`;
  });
  return [
    `struct Uniforms {\n${fields.join("\n")}\n}`,
    "@group(0) @binding(0) var<uniform> u: Uniforms;",
    ...bindings,
    body.code(constants),
  ].join("\n");
}

/** The layout of bind group 0; explicit, as a body may leave an operand out. */
export const layoutEntries = ({ operands }: Kernel): GPUBindGroupLayoutEntry[] => [
  { binding: 0, visibility: GPUShaderStage.COMPUTE, buffer: { type: "uniform" } },
  ...operands.map(({ access }, i) => ({
    binding: i + 1,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type: access === "read" ? ("read-only-storage" as const) : ("storage" as const) },
  })),
];
