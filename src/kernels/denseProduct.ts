import { productBodies } from "./productBodies.ts";

/** Sizes of A W: [rows, inner] by [inner, columns]. */
export type DenseSizes = Readonly<Record<"rows" | "inner" | "columns", number>>;

/** Bodies of A W + b. @param store WGSL of `store(at, column, sum)`, to which the bias is left */
export const denseBodies = <U extends string = never>(store: string) =>
  productBodies<U | keyof DenseSizes>(
    {
      form: "plain",
      left: "a",
      right: "w",
      rows: "u.rows",
      columns: "u.columns",
      depth: "u.inner",
      store,
    },
    ({ rows, columns }) => [rows, columns],
  );

/** Gives every entry of A W + b to `store`. */
export function eachEntry(
  { a, w, bias }: Readonly<Record<"a" | "w" | "bias", Float32Array>>,
  { rows, inner, columns }: DenseSizes,
  store: (at: number, sum: number) => void,
): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      let sum = bias[j];
      for (let k = 0; k < inner; k++) sum += a[i * inner + k] * w[k * columns + j];
      store(i * columns + j, sum);
    }
}
