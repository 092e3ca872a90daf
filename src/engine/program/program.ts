// A model as a list of operations over named memory: what is computed, not how or where.
import type { Kernel, Uniforms } from "../../kernels/defineKernel.ts";
import type { Axis, Section } from "./axes.ts";
import type { Step } from "./step.ts";

/** Memory for the results of operations; its lifetime follows from the operations that use it. */
export interface Activation {
  readonly name: string;
  readonly rows: Axis;
  /** Four bytes each. */
  readonly columns: number;
}

/** Memory that outlives a run. */
export type Persistent = "words" | "firstOfWords" | "secondOfWords" | "partials" | "summary";

/** What an operation reads or writes. */
export type Ref =
  | { readonly kind: "activation"; readonly activation: Activation }
  | { readonly kind: "input"; readonly section: Section }
  | { readonly kind: "persistent"; readonly name: Persistent }
  /** A stretch of a block, in floats from its start; without a size: to its end. */
  | {
      readonly kind: "block";
      readonly of: "weights" | "gradients";
      readonly name: string;
      readonly start: number;
      readonly size?: number;
    }
  /** What training moves of a chunk. */
  | {
      readonly kind: "chunk";
      readonly of: "weights" | "gradients" | "first" | "second";
      readonly chunk: number;
    };

/** One kernel with its operands; null uniforms leave it out of a run. */
export interface Operation {
  readonly kernel: Kernel;
  readonly operands: readonly Ref[];
  uniforms(step: Step): Uniforms | null;
}

export interface Program {
  readonly operations: readonly Operation[];
  /** Read after a run: their memory is not given to others. */
  readonly results: ReadonlyMap<string, Activation>;
}

/** Collects operations. */
export class ProgramBuilder {
  readonly #operations: Operation[] = [];
  readonly #results = new Map<string, Activation>();

  activation(name: string, rows: Axis, columns: number): Ref {
    return { kind: "activation", activation: { name, rows, columns } };
  }

  call(
    kernel: Kernel,
    operands: Readonly<Record<string, Ref>>,
    uniforms: (step: Step) => Uniforms | null,
  ): void {
    const ordered = kernel.operands.map(({ name }) => {
      const ref = operands[name];
      if (!ref) throw new Error(`${kernel.name}: no operand ${name}`);
      return ref;
    });
    this.#operations.push({ kernel, operands: ordered, uniforms });
  }

  /** Keeps an activation readable under a name. */
  result(name: string, ref: Ref): void {
    if (ref.kind !== "activation") throw new Error(`${name} is not an activation`);
    this.#results.set(name, ref.activation);
  }

  build(): Program {
    return { operations: this.#operations, results: this.#results };
  }
}

export const input = (section: Section): Ref => ({ kind: "input", section });

const blockOf =
  (of: "weights" | "gradients") =>
  (name: string, start = 0, size?: number): Ref => ({
    kind: "block",
    of,
    name,
    start,
    ...(size !== undefined && { size }),
  });
export const weights = blockOf("weights");
export const gradients = blockOf("gradients");

export const persistent = (name: Persistent): Ref => ({ kind: "persistent", name });
