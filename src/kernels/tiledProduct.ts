import type { Body } from "./defineKernel.ts";
import { each, type Product } from "./productWgsl.ts";

/** A workgroup's threads: 8 down, 16 across; each has four columns. */
const DOWN = 8;
const ACROSS = 16;
const THREADS = DOWN * ACROSS;
/** Length of the sums between two barriers: so deep are the panels in workgroup memory. */
const DEPTH = 16;
/** Rows of a thread in a large result, and in one with few tiles, so that more run at once. */
const TALL = 8;
const SHORT = 4;
/** Tiles that keep a large GPU busy. */
const ENOUGH_TILES = 256;
/** Fours of the right panel that a thread fetches; of the left one, a quarter of its rows. */
const RIGHT_PIECES = (DEPTH * ACROSS) / THREADS;

/**
 * A product for GPUs: a workgroup sums a tile of 64 × 64 (or 32 × 64), panel by panel. While a
 * panel in workgroup memory is multiplied, the next one is on its way to registers.
 */
export const tiledProduct = (product: Product): string => `${product.store}
${PANELS[product.form](product)}
${tile(product, TALL)}
${tile(product, SHORT)}
@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  if (groups.y == (${product.rows} + ${DOWN * SHORT - 1}u) / ${DOWN * SHORT}u) {
    tile${SHORT}(group, thread);
  } else {
    tile${TALL}(group, thread);
  }
}`;

/** Workgroups for a result of [rows, columns]: their number down tells the height of the tiles. */
export function tiledGrid(rows: number, columns: number): ReturnType<Body["grid"]> {
  const across = Math.ceil(columns / (4 * ACROSS));
  const tall = Math.ceil(rows / (DOWN * TALL));
  const down = tall * across < ENOUGH_TILES ? Math.ceil(rows / (DOWN * SHORT)) : tall;
  return [across, down, 1];
}

/** @param height rows of a thread */
const tile = (product: Product, height: number): string => `
fn tile${height}(group: vec3u, thread: u32) {
  let columns4 = ${product.columns} / 4u;
  let row = group.y * ${DOWN * height}u;
  let column = group.x * ${ACROSS}u;
  let down = thread / ${ACROSS}u;
  let across = thread % ${ACROSS}u;
  ${each(height, (i) => `var sum${i} = vec4f();`)}
  ${product.columnSums ? "var total = vec4f();" : ""}
  ${fetch(height, "var ", "0u")}
  for (var start = 0u; start < ${product.depth}; start += ${DEPTH}u) {
    workgroupBarrier();
    ${each(height / 4, (i) => `leftPanel[thread + ${i * THREADS}u] = left${i};`)}
    ${each(RIGHT_PIECES, (i) => `rightPanel[rightPlace(thread + ${i * THREADS}u)] = right${i};`)}
    ${product.columnSums ? each(RIGHT_PIECES, (i) => `total += right${i};`) : ""}
    workgroupBarrier();
    ${fetch(height, "", `start + ${DEPTH}u`)}
    ${MULTIPLY[product.form](height)}
  }
  if (column + across < columns4) {
    ${each(
      height,
      (i) => `{
      let at = row + ${rowOf(product, i)};
      if (at < ${product.rows}) { store(at * columns4 + column + across, column + across, sum${i}); }
    }`,
    )}
  }
  ${product.columnSums ? storeTotals(product.columnSums) : ""}
}`;

const fetch = (height: number, declare: string, start: string): string => `
    ${each(height / 4, (i) => `${declare}left${i} = fetchLeft(thread + ${i * THREADS}u, row, ${start}, ${2 * height}u);`)}
    ${each(RIGHT_PIECES, (i) => `${declare}right${i} = fetchRight(thread + ${i * THREADS}u, column, ${start});`)}`;

/** Row of a thread's sum `i`, within the tile: neighbouring threads have neighbouring rows. */
const rowOf = ({ form }: Product, i: number): string =>
  form === "leftTransposed"
    ? `4u * down + ${4 * DOWN * (i >> 2) + (i & 3)}u`
    : `down + ${DOWN * i}u`;

// The panels lie as the factors do, so that nothing is transposed on the way: the left one
// [rows][depth] or [depth][rows], the right one [depth][columns]; or, transposed, [columns][depth],
// with a gap after each column and the columns in the order 0, 4, 8 … 1, 5, 9 …, so that the 16
// threads, which need every fourth, find them in different banks.

/** Panels, and functions that fetch the four at `index` of one; past the depth there are zeros. */
const PANELS: Readonly<Record<Product["form"], (product: Product) => string>> = {
  plain: (product) => `${leftByRows(product)}${rightByDepth(product)}`,
  rightTransposed: (product) => `${leftByRows(product)}${rightByColumns(product)}`,
  leftTransposed: (product) => `${leftByDepth(product)}${rightByDepth(product)}`,
};

const LEFT_PANEL = `
var<workgroup> leftPanel: array<vec4f, ${(DOWN * TALL * DEPTH) / 4}>;`;

const leftByRows = ({ left, rows, depth }: Product): string => `${LEFT_PANEL}
fn fetchLeft(index: u32, row: u32, start: u32, fours: u32) -> vec4f {
  let k = start / 4u + index % ${DEPTH / 4}u;
  if (k >= ${depth} / 4u) { return vec4f(); }
  return ${left}[min(row + index / ${DEPTH / 4}u, ${rows} - 1u) * (${depth} / 4u) + k];
}`;

const leftByDepth = ({ left, rows, depth }: Product): string => `${LEFT_PANEL}
fn fetchLeft(index: u32, row: u32, start: u32, fours: u32) -> vec4f {
  let k = start + index / fours;
  if (k >= ${depth}) { return vec4f(); }
  return ${left}[k * (${rows} / 4u) + min(row / 4u + index % fours, ${rows} / 4u - 1u)];
}`;

const rightByDepth = ({ right, columns, depth }: Product): string => `
var<workgroup> rightPanel: array<vec4f, ${DEPTH * ACROSS}>;
fn fetchRight(index: u32, column: u32, start: u32) -> vec4f {
  let k = start + index / ${ACROSS}u;
  if (k >= ${depth}) { return vec4f(); }
  return ${right}[k * (${columns} / 4u) + min(column + index % ${ACROSS}u, ${columns} / 4u - 1u)];
}
fn rightPlace(index: u32) -> u32 { return index; }`;

const rightByColumns = ({ right, columns, depth }: Product): string => `
var<workgroup> rightPanel: array<vec4f, ${4 * ACROSS * (DEPTH / 4 + 1)}>;
fn fetchRight(index: u32, column: u32, start: u32) -> vec4f {
  let k = start / 4u + index % ${DEPTH / 4}u;
  if (k >= ${depth} / 4u) { return vec4f(); }
  return ${right}[min(4u * column + index / ${DEPTH / 4}u, ${columns} - 1u) * (${depth} / 4u) + k];
}
fn rightPlace(index: u32) -> u32 {
  let n = index / ${DEPTH / 4}u;
  return (n % 4u * ${ACROSS}u + n / 4u) * ${DEPTH / 4 + 1}u + index % ${DEPTH / 4}u;
}`;

/** Adds the product of the two panels to the sums. */
const MULTIPLY: Readonly<Record<Product["form"], (height: number) => string>> = {
  plain: (height) => `for (var k = 0u; k < ${DEPTH / 4}u; k++) {
      ${each(4, (r) => `let b${r} = rightPanel[(4u * k + ${r}u) * ${ACROSS}u + across];`)}
      ${each(
        height,
        (i) => `{
        let a = leftPanel[(down + ${DOWN * i}u) * ${DEPTH / 4}u + k];
        sum${i} = fma(vec4f(a.x), b0, sum${i});
        sum${i} = fma(vec4f(a.y), b1, sum${i});
        sum${i} = fma(vec4f(a.z), b2, sum${i});
        sum${i} = fma(vec4f(a.w), b3, sum${i});
      }`,
      )}
    }`,
  rightTransposed: (height) => `for (var k = 0u; k < ${DEPTH / 4}u; k++) {
      ${each(4, (j) => `let b${j} = rightPanel[(${ACROSS * j}u + across) * ${DEPTH / 4 + 1}u + k];`)}
      ${each(
        height,
        (i) => `{
        let a = leftPanel[(down + ${DOWN * i}u) * ${DEPTH / 4}u + k];
        sum${i} += vec4f(dot(a, b0), dot(a, b1), dot(a, b2), dot(a, b3));
      }`,
      )}
    }`,
  leftTransposed: (height) => `for (var k = 0u; k < ${DEPTH}u; k++) {
      let b = rightPanel[k * ${ACROSS}u + across];
      ${each(
        height / 4,
        (i) => `{
        let a = leftPanel[k * ${2 * height}u + down + ${DOWN * i}u];
        ${each(4, (c) => `sum${4 * i + c} = fma(vec4f(a.${"xyzw"[c]}), b, sum${4 * i + c});`)}
      }`,
      )}
    }`,
};

/** Every thread has added up every eighth row of a column: the first eighth of them adds these. */
const storeTotals = (result: string): string => `
  if (group.y == 0u) {
    workgroupBarrier();
    rightPanel[thread] = total;
    workgroupBarrier();
    if (thread < ${ACROSS}u && column + thread < columns4) {
      for (var i = 1u; i < ${DOWN}u; i++) { total += rightPanel[thread + i * ${ACROSS}u]; }
      ${result}[column + thread] = total;
    }
  }`;
