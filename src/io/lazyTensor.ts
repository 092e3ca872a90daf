/** A tensor whose numbers are read when they are wanted, each time anew. */
export interface LazyTensor {
  readonly shape: readonly number[];
  /** Numbers `from` to before `to`, in the order of its axes, the last one fastest. */
  read(from: number, to: number): Promise<Float32Array>;
}

/** One that is in memory. */
interface HeldTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** How many numbers a tensor of a shape has. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

/** A tensor that is in memory already; what is read of it is not copied. */
export const lazily = ({ shape, data }: HeldTensor): LazyTensor => ({
  shape,
  read: async (from, to) => data.subarray(from, to),
});

/** All of a tensor. */
export const wholeOf = async ({ shape, read }: LazyTensor): Promise<HeldTensor> => ({
  shape,
  data: await read(0, sizeOf(shape)),
});
