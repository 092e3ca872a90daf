import type { NamedArray } from "../../io/safetensors.ts";
import type { Weights } from "../../model/weights.ts";
import { ALIGNMENT } from "../executor.ts";
import type { Block, Part, Treatment } from "../program/parameterBlocks.ts";
import { TREATMENTS } from "../program/parameterBlocks.ts";
import { copyMatrix, type Matrix } from "./copyMatrix.ts";

/** Where a block lies. */
export interface Place {
  readonly chunk: number;
  /** In floats from the start of its chunk. */
  readonly offset: number;
  readonly size: number;
}

/** A buffer's worth of parameters; gradients and moments have chunks of the same form. */
export interface Chunk {
  /** In floats. */
  readonly size: number;
  /** One past the last float of each treatment in it. */
  readonly ends: Readonly<Record<Treatment, number>>;
}

/** All parameters but the word table, in chunks that a binding can hold. */
export interface ParameterLayout {
  readonly blocks: readonly Block[];
  readonly places: ReadonlyMap<string, Place>;
  readonly chunks: readonly Chunk[];
}

/** What WebGPU lets a binding hold at least: no chunk is larger. */
export const CHUNK_BYTES = 128 * 1024 * 1024;

/**
 * Lays blocks out in their order; a block is never cut.
 *
 * @param largest bytes of a chunk at the most
 * @throws Error when a block alone is larger
 */
export function layOut(blocks: readonly Block[], largest = CHUNK_BYTES): ParameterLayout {
  const places = new Map<string, Place>();
  const chunks: { size: number; ends: Record<Treatment, number> }[] = [];
  for (const { name, size, treatment } of blocks) {
    const space = Math.ceil((size * 4) / ALIGNMENT) * (ALIGNMENT / 4);
    if (space * 4 > largest)
      throw new Error(`the parameters ${name} take ${space * 4} bytes, more than ${largest}`);
    let chunk = chunks.at(-1);
    if (!chunk || (chunk.size + space) * 4 > largest) {
      chunk = {
        size: 0,
        ends: { decayedEncoder: 0, plainEncoder: 0, decayedHeads: 0, plainHeads: 0 },
      };
      chunks.push(chunk);
    }
    places.set(name, { chunk: chunks.length - 1, offset: chunk.size, size });
    chunk.size += space;
    for (const t of TREATMENTS.slice(TREATMENTS.indexOf(treatment))) chunk.ends[t] = chunk.size;
  }
  return { blocks, places, chunks };
}

/** The same memory, of which only the heads are named. */
export const headsOf = (layout: ParameterLayout): ParameterLayout => ({
  ...layout,
  blocks: layout.blocks.filter(({ treatment }) => treatment.endsWith("Heads")),
});

/** Weights in the file's orientation to the contents of the chunks. */
export function toChunks({ blocks, places, chunks }: ParameterLayout, weights: Weights) {
  const result = chunks.map(({ size }) => new Float32Array(size));
  for (const { name, parts, size } of blocks) {
    const { chunk, offset } = places.get(name) as Place;
    const block = result[chunk].subarray(offset, offset + size);
    for (const part of parts) {
      const { data, shape } = found(weights, part.weight);
      const { from, count } = outputsOf(part, shape);
      if (!part.linear) block.set(data.subarray(from, from + count), part.start);
      else
        copyMatrix(
          inFile(part.linear, shape, data, from),
          inBlock(part, part.linear, block),
          count,
          part.linear.inputs,
        );
    }
  }
  return result;
}

/** The other way round. @param shapes of the tensors that are wanted, by name */
export function fromChunks(
  { blocks, places }: ParameterLayout,
  contents: readonly Float32Array[],
  shapes: ReadonlyMap<string, readonly number[]>,
): Map<string, NamedArray> {
  const result = new Map<string, { shape: readonly number[]; data: Float32Array }>();
  for (const { name, parts, size } of blocks) {
    const { chunk, offset } = places.get(name) as Place;
    const block = contents[chunk].subarray(offset, offset + size);
    for (const part of parts) {
      const shape = shapes.get(part.weight) as readonly number[];
      const length = shape.reduce((a, b) => a * b, 1);
      const { data } = result.get(part.weight) ?? { data: new Float32Array(length) };
      const { from, count } = outputsOf(part, shape);
      if (!part.linear) data.set(block.subarray(part.start, part.start + count), from);
      else
        copyMatrix(
          inBlock(part, part.linear, block),
          inFile(part.linear, shape, data, from),
          count,
          part.linear.inputs,
        );
      result.set(part.weight, { shape, data });
    }
  }
  return result;
}

/** The outputs of a part, or the floats of a whole tensor. */
const outputsOf = ({ outputs, linear }: Part, shape: readonly number[]) =>
  outputs ?? { from: 0, count: linear ? shape[0] : shape.reduce((a, b) => a * b, 1) };

/** A row an output, as files have it, from `row` on. */
const inFile = (
  { from }: Linear,
  [, columns]: readonly number[],
  data: Float32Array,
  row: number,
): Matrix => ({
  data,
  start: row * columns + from,
  row: columns,
  column: 1,
});

/** A column an output, as kernels read it. */
const inBlock = ({ start }: Part, { stride }: Linear, data: Float32Array): Matrix => ({
  data,
  start,
  row: 1,
  column: stride,
});

type Linear = NonNullable<Part["linear"]>;

function found(weights: Weights, name: string): NamedArray {
  const value = weights.get(name);
  if (!value) throw new Error(`no weights ${name}`);
  return value;
}
