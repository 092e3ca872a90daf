/** A matrix in memory: entry [r, c] lies at `start + r · row + c · column`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly start: number;
  readonly row: number;
  readonly column: number;
}

/** Rows and columns that are copied together: the cache holds both sides of so many. */
const TILE = 32;

/** Copies a matrix to where it may lie the other way round. */
export function copyMatrix(
  from: Readonly<Matrix>,
  to: Matrix,
  rows: number,
  columns: number,
): void {
  const { data: source } = from;
  const { data: target } = to;
  for (let r0 = 0; r0 < rows; r0 += TILE)
    for (let c0 = 0; c0 < columns; c0 += TILE) {
      const [rEnd, cEnd] = [Math.min(rows, r0 + TILE), Math.min(columns, c0 + TILE)];
      for (let r = r0; r < rEnd; r++) {
        let s = from.start + r * from.row + c0 * from.column;
        let t = to.start + r * to.row + c0 * to.column;
        for (let c = c0; c < cEnd; c++, s += from.column, t += to.column) target[t] = source[s];
      }
    }
}
