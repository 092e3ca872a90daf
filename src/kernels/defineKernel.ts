// One operation = one kernel: its contract, a reference in TypeScript, WGSL for the GPU, and a
// function of the same name in the WASM library.

/** How a kernel uses a buffer: "update" reads it and writes it in place. */
export type Access = "read" | "write" | "update";

/** Element as WGSL sees it; vectors need sizes that are multiples of theirs. */
export type Element = "f32" | "vec2f" | "vec4f" | "u32" | "vec2u" | "vec4u";

type OperandSpec = `${Access} ${Element}`;
type ArrayOf<S extends OperandSpec> = S extends `${Access} ${"f32" | "vec2f" | "vec4f"}`
  ? Float32Array
  : Uint32Array;

export interface Operand {
  readonly name: string;
  readonly access: Access;
  readonly element: Element;
}

export interface Uniform {
  readonly name: string;
  readonly type: "u32" | "f32";
}

/** What is compiled into the source: never a batch's size. */
export interface Constants {
  /** Columns of one attention head, a multiple of 4. */
  readonly headSize: number;
}

export type Uniforms<U extends string = string> = Readonly<Record<U, number>>;

/** One way to write a kernel in WGSL; a kernel may have several, for different adapters. */
export interface Body<U extends string = string> {
  /**
   * Declarations and `fn main`; `u` holds the uniforms, operands are storage arrays of their names.
   */
  code(constants: Constants): string;
  /** Workgroups to dispatch. */
  grid(u: Uniforms<U>, constants: Constants): readonly [number, number, number];
  /** WebGPU feature without which this body is not tried. */
  readonly needs?: GPUFeatureName;
}

export interface Kernel {
  /** Also the name of its function in the WASM library. */
  readonly name: string;
  /** In the order of their bindings, from 1 (0 is the uniforms), and of the WASM arguments. */
  readonly operands: readonly Operand[];
  /** Fields of the uniform record, four bytes each. */
  readonly uniforms: readonly Uniform[];
  /** By style: "tiled" is for GPUs, "serial" has no barrier, for adapters that run on the CPU. */
  readonly bodies: Readonly<Record<string, Body>>;
  /** Independent items of work: WASM threads share them out. */
  units(u: Uniforms, constants: Constants): number;
  /** The definition in plain loops: what every other form is compared with. */
  reference(
    arrays: Readonly<Record<string, Float32Array | Uint32Array>>,
    u: Uniforms,
    constants: Constants,
  ): void;
}

/** What WebGPU binds at least in a shader, and what wasm/calls.c passes on. */
export const MOST_OPERANDS = 8;

/** Checks a kernel's types against its own contract, then forgets them. */
export function defineKernel<O extends Record<string, OperandSpec>, U extends string>(spec: {
  readonly name: string;
  readonly operands: O;
  readonly uniforms: Readonly<Record<U, "u32" | "f32">>;
  readonly bodies: Readonly<Record<string, Body<U>>>;
  units(u: Uniforms<U>, constants: Constants): number;
  reference(
    arrays: { readonly [K in keyof O]: ArrayOf<O[K]> },
    u: Uniforms<U>,
    constants: Constants,
  ): void;
}): Kernel {
  const operands = Object.entries(spec.operands).map(([name, use]) => {
    const [access, element] = use.split(" ") as [Access, Element];
    return { name, access, element };
  });
  if (operands.length > MOST_OPERANDS)
    throw new Error(`${spec.name}: ${operands.length} operands are more than ${MOST_OPERANDS}`);
  const uniforms = Object.entries<"u32" | "f32">(spec.uniforms).map(([name, type]) => ({
    name,
    type,
  }));
  return { ...spec, operands, uniforms } as unknown as Kernel;
}
