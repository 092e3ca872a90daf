// WGSL of the dense products, out = left · right over a depth, in the forms that the forward and
// backward passes need. All arrays are of vec4f; sums stay in registers.

/** A product: which array is which, and what to do with a sum. Sizes are WGSL expressions. */
export interface Product {
  readonly left: string;
  readonly right: string;
  /** Rows and columns of the result, and the length of the sums. */
  readonly rows: string;
  readonly columns: string;
  readonly depth: string;
  /**
   * How the factors are stored: plain [rows, depth] · [depth, columns]; with the right one
   * transposed, [columns, depth]; with the left one transposed, [depth, rows].
   */
  readonly form: "plain" | "rightTransposed" | "leftTransposed";
  /** WGSL function `store(at: u32, column: u32, sum: vec4f)`; both count in fours. */
  readonly store: string;
  /** Where the left is transposed: array for the column sums of the right factor. */
  readonly columnSums?: string;
}

/** One string for each of `count`, joined by line ends. */
export const each = (count: number, line: (i: number) => string, separator = "\n"): string =>
  Array.from({ length: count }, (_, i) => line(i)).join(separator);

/** Component `i` of consecutive vec4f: `a0.x`, `a0.y` … `a1.x` … */
export const component = (name: string, i: number): string => `${name}${i >> 2}.${"xyzw"[i & 3]}`;
