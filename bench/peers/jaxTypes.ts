/** An array of jax-js. Every operation consumes its operands; `ref` keeps one for another use. */
export interface NdArray {
  readonly ref: NdArray;
  readonly shape: number[];
  add(other: NdArray | number): NdArray;
  sub(other: NdArray | number): NdArray;
  mul(other: NdArray | number): NdArray;
  div(other: NdArray | number): NdArray;
  sum(): NdArray;
  reshape(shape: readonly number[]): NdArray;
  slice(...index: (number | [number, number] | NdArray)[]): NdArray;
  data(): Promise<Float32Array>;
  dispose(): void;
}

/** Arrays by name: a tree, as jax calls it. */
export type Tree = Record<string, NdArray>;

/** What is used of jax-js. */
export interface Jax {
  readonly numpy: {
    readonly int32: unknown;
    array(values: Float32Array | Int32Array, options?: { dtype: unknown }): NdArray;
    matmul(a: NdArray, b: NdArray): NdArray;
    sqrt(x: NdArray): NdArray;
    zeros(shape: readonly number[]): NdArray;
  };
  readonly nn: {
    standardize(x: NdArray, axis: number, options: { epsilon: number }): NdArray;
    dotProductAttention(q: NdArray, k: NdArray, v: NdArray): NdArray;
    logSoftmax(x: NdArray, axis: number): NdArray;
  };
  readonly scipySpecial: { erf(x: NdArray): NdArray };
  init(device: string): Promise<readonly string[]>;
  defaultDevice(device: string): void;
  jit<F>(f: F): F;
  valueAndGrad(f: (tree: Tree) => NdArray): (tree: Tree) => [NdArray, Tree];
  vjp(f: (x: NdArray) => NdArray, at: [NdArray]): [NdArray, Pullback];
  blockUntilReady(x: NdArray): Promise<unknown>;
}

/** Takes the gradient of a result to those of the operands. */
export type Pullback = ((gradient: NdArray) => NdArray | [NdArray]) & { dispose?(): void };
