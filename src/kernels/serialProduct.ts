import type { Body } from "./defineKernel.ts";
import { component, each, type Product } from "./productWgsl.ts";

/** A thread holds HEIGHT × 4·WIDTH sums; a workgroup lies along the columns. */
const HEIGHT = 12;
const WIDTH = 3;
const THREADS = 16;

/**
 * A product without barriers or workgroup memory, for adapters that run on the CPU. There a load
 * costs as much as ten multiplications, so a thread has as many sums as compile in fair time.
 */
export function serialProduct(product: Product): string {
  return `${product.store}
@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) thread: vec3u) {
  let rows = ${product.rows};
  let columns4 = ${product.columns} / 4u;
  let depth4 = ${product.depth} / 4u;
  let row = group.y * ${HEIGHT}u;
  let column = (group.x * ${THREADS}u + thread.x) * ${WIDTH}u;
  if (column >= columns4) { return; }
  ${each(WIDTH, (j) => `let column${j} = min(column + ${j}u, columns4 - 1u);`)}
  ${each(HEIGHT * WIDTH, (i) => `var sum${i} = vec4f();`)}
  ${loop(product)}
  // Loops whose length no compiler can see, and so does not unroll: one copy of \`store\`.
  var sums = array(${each(HEIGHT * WIDTH, (i) => `sum${i}`, ", ")});
  for (var r = row; r < min(row + ${HEIGHT}u, rows); r++) {
    for (var c = column; c < min(column + ${WIDTH}u, columns4); c++) {
      store(r * columns4 + c, c, sums[(r - row) * ${WIDTH}u + c - column]);
    }
  }
  ${product.columnSums ? columnSums(product, product.columnSums) : ""}
}`;
}

/** Workgroups for a result of [rows, columns]. */
export const serialGrid = (rows: number, columns: number): ReturnType<Body["grid"]> => [
  Math.ceil(columns / (4 * WIDTH * THREADS)),
  Math.ceil(rows / HEIGHT),
  1,
];

const sum = (i: number, j: number): string => `sum${i * WIDTH + j}`;

/** Adds to the sums; rows and columns past the end read the last ones. */
function loop({ form, left, right, depth }: Product): string {
  switch (form) {
    case "plain":
      return `${each(HEIGHT, rowStart)}
  for (var k = 0u; k < depth4; k++) {
    ${each(HEIGHT, (i) => `let a${i} = ${left}[left${i} + k];`)}
    ${each(
      4,
      (r) => `{
      ${each(WIDTH, (j) => `let b${j} = ${right}[(4u * k + ${r}u) * columns4 + column${j}];`)}
      ${sums((i, j) => `fma(vec4f(a${i}.${"xyzw"[r]}), b${j}, ${sum(i, j)})`)}
    }`,
    )}
  }`;
    case "rightTransposed":
      return `${each(HEIGHT, rowStart)}
  for (var k = 0u; k < depth4; k++) {
    ${each(HEIGHT, (i) => `let a${i} = ${left}[left${i} + k];`)}
    ${each(
      WIDTH,
      (j) => `{
      ${each(4, (r) => `let b${r} = ${right}[(4u * column${j} + ${r}u) * depth4 + k];`)}
      ${each(HEIGHT, (i) => `${sum(i, j)} += vec4f(${each(4, (r) => `dot(a${i}, b${r})`, ", ")});`)}
    }`,
    )}
  }`;
    case "leftTransposed":
      return `let rows4 = rows / 4u;
  ${each(HEIGHT / 4, (i) => `let left${i} = min(row / 4u + ${i}u, rows4 - 1u);`)}
  for (var k = 0u; k < ${depth}; k++) {
    ${each(HEIGHT / 4, (i) => `let a${i} = ${left}[k * rows4 + left${i}];`)}
    ${each(WIDTH, (j) => `let b${j} = ${right}[k * columns4 + column${j}];`)}
    ${sums((i, j) => `fma(vec4f(${component("a", i)}), b${j}, ${sum(i, j)})`)}
  }`;
  }
}

const rowStart = (i: number): string => `let left${i} = min(row + ${i}u, rows - 1u) * depth4;`;

const sums = (next: (i: number, j: number) => string): string =>
  each(HEIGHT, (i) => each(WIDTH, (j) => `${sum(i, j)} = ${next(i, j)};`));

/** The threads of the first rows add up their columns once more: a small part of all work. */
const columnSums = ({ right, depth }: Product, result: string): string => `if (row == 0u) {
    ${each(WIDTH, (j) => `var total${j} = vec4f();`)}
    for (var k = 0u; k < ${depth}; k++) {
      ${each(WIDTH, (j) => `total${j} += ${right}[k * columns4 + column${j}];`)}
    }
    ${each(WIDTH, (j) => `if (column + ${j}u < columns4) { ${result}[column + ${j}u] = total${j}; }`)}
  }`;
