// A model as a list of operations over named memory: what is computed, not how or where.
import { addBefore } from "../../kernels/addBefore.ts";
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
  /** Hold what they held from run to run: their memory is their own. */
  readonly kept: ReadonlySet<Activation>;
  /** Read after a run: their memory is not given to others. */
  readonly results: ReadonlyMap<string, Activation>;
}

/** Collects operations. */
export class ProgramBuilder {
  readonly #operations: Operation[] = [];
  readonly #results = new Map<string, Activation>();
  readonly #kept = new Set<Activation>();

  /**
   * @param parts where batches may come in parts: how large the blocks of gradients are, in floats.
   *   Before a part's gradients come, those of the parts before are put aside, and added then: what no
   *   part writes stays as it is
   */
  constructor(private readonly parts: ReadonlyMap<string, number> | null = null) {}

  activation(name: string, rows: Axis, columns: number): Ref {
    return { kind: "activation", activation: { name, rows, columns } };
  }

  /** An activation that is a gradient: those of several parts are added up in it. */
  gradient(name: string, rows: Axis, columns: number): Ref {
    const activation = { name, rows, columns };
    if (this.parts) this.#kept.add(activation);
    return { kind: "activation", activation };
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
    const sums = kernel.operands.flatMap(({ access }, i) => {
      const sum = access === "read" ? null : this.#sumOf(ordered[i]);
      return sum ? [sum] : [];
    });
    const add = (x: Ref, y: Ref, { length }: Sum, adds: 0 | 1) =>
      this.#operations.push({
        kernel: addBefore,
        operands: [x, y],
        uniforms: (step) => (step.adds && uniforms(step) ? { length: length(step), adds } : null),
      });
    for (const sum of sums) add(sum.of, sum.aside, sum, 0);
    this.#operations.push({ kernel, operands: ordered, uniforms });
    for (const sum of sums) add(sum.aside, sum.of, sum, 1);
  }

  /** Keeps an activation readable under a name. */
  result(name: string, ref: Ref): void {
    if (ref.kind !== "activation") throw new Error(`${name} is not an activation`);
    this.#results.set(name, ref.activation);
  }

  build(): Program {
    return { operations: this.#operations, results: this.#results, kept: this.#kept };
  }

  /** Null where a kernel writes nothing that is added up. */
  #sumOf(of: Ref): Sum | null {
    if (!this.parts) return null;
    if (of.kind === "block" && of.of === "gradients") {
      const fours = Math.ceil((of.size ?? (this.parts.get(of.name) ?? 0) - of.start) / 4);
      return { of, aside: this.activation(`${of.name} before`, fours, 4), length: () => fours };
    }
    if (of.kind !== "activation" || !this.#kept.has(of.activation)) return null;
    const { name, rows, columns } = of.activation;
    const length = ({ counts }: Step) =>
      ((typeof rows === "number" ? rows : counts[rows]) * columns) / 4;
    return { of, aside: this.activation(`${name} before`, rows, columns), length };
  }
}

/** Gradients that are added up, and where they are put aside meanwhile. */
interface Sum {
  readonly of: Ref;
  readonly aside: Ref;
  /** In fours. */
  readonly length: (step: Step) => number;
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
