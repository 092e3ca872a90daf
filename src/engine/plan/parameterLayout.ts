import { sizeOf } from "../../io/lazyTensor.ts";
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
  for (const block of blocks) {
    const { chunk, offset } = places.get(block.name) as Place;
    result[chunk].set(blockContents(block, weights), offset);
  }
  return result;
}

/** What a block holds of weights in the file's orientation. */
export function blockContents({ parts, size }: Block, weights: Weights): Float32Array {
  const block = new Float32Array(size);
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
  return block;
}

/** The other way round. @param shapes of the tensors that are wanted, by name */
export function fromChunks(
  layout: ParameterLayout,
  contents: readonly Float32Array[],
  shapes: ReadonlyMap<string, readonly number[]>,
): Map<string, NamedArray> {
  const result = new Map<string, NamedArray>();
  contents.forEach((data, chunk) => {
    addChunk(result, layout, { chunk, data, start: 0 }, shapes);
  });
  return result;
}

/** What a chunk holds from the float `start` on. */
interface ChunkContents {
  readonly chunk: number;
  readonly data: Float32Array;
  readonly start: number;
}

/** Puts what a chunk holds into tensors, which are made where they are not there yet. */
export function addChunk(
  tensors: Map<string, NamedArray>,
  { blocks, places }: ParameterLayout,
  { chunk, data, start }: ChunkContents,
  shapes: ReadonlyMap<string, readonly number[]>,
): void {
  for (const { name, parts, size } of blocks) {
    const place = places.get(name) as Place;
    if (place.chunk !== chunk) continue;
    const at = place.offset - start;
    const block = data.subarray(at, at + size);
    for (const part of parts) {
      const shape = shapes.get(part.weight) as readonly number[];
      const tensor = tensors.get(part.weight) ?? { shape, data: new Float32Array(sizeOf(shape)) };
      const { from, count } = outputsOf(part, shape);
      if (!part.linear) tensor.data.set(block.subarray(part.start, part.start + count), from);
      else
        copyMatrix(
          inBlock(part, part.linear, block),
          inFile(part.linear, shape, tensor.data, from),
          count,
          part.linear.inputs,
        );
      tensors.set(part.weight, tensor);
    }
  }
}

/** The outputs of a part, or the floats of a whole tensor. */
const outputsOf = ({ outputs, linear }: Part, shape: readonly number[]) =>
  outputs ?? { from: 0, count: linear ? shape[0] : sizeOf(shape) };

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
