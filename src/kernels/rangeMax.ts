import { defineKernel } from "./defineKernel.ts";
import { NONE } from "./sentenceRows.ts";
import { perThread } from "./wgsl.ts";

/**
 * Element-wise maximum over ranges of rows: pools spans, and the context between two spans. Ranges
 * that start at the same row form a group and are run through once, each going on where the one
 * before ended, so that no [ranges, T, width] is built. An empty range gives zeros.
 *
 * @param h      [N, width]
 * @param groups [groups, 4] (start row, first item, one past the last item, 0)
 * @param items  [ranges, 2] (end row, exclusive, ascending within a group; row of `pool`)
 * @param pool   [ranges, width]
 * @param argmax [ranges, width] row of the first maximum or NONE; only written when `saved` is 1
 */
export const rangeMax = defineKernel({
  name: "rangeMax",
  operands: {
    h: "read vec4f",
    groups: "read vec4u",
    items: "read vec2u",
    pool: "write vec4f",
    argmax: "write vec4u",
  },
  uniforms: { groups: "u32", width: "u32", saved: "u32" },
  bodies: {
    tiled: perThread({
      items: ({ groups, width }) => (groups * width) / 4,
      count: "u.groups * (u.width / 4u)",
      code: `
  let columns = u.width / 4u;
  let column = i % columns;
  let group = groups[i / columns];
  var best = vec4f();
  var at = vec4u(${NONE}u);
  var row = group.x;
  for (var k = group.y; k < group.z; k++) {
    let item = items[k];
    for (; row < item.x; row++) {
      let x = h[row * columns + column];
      let better = (at == vec4u(${NONE}u)) | (x > best);
      best = select(best, x, better);
      at = select(at, vec4u(row), better);
    }
    let out = item.y * columns + column;
    pool[out] = best;
    if (u.saved != 0u) { argmax[out] = at; }
  }`,
    }),
  },
  units: ({ groups }) => groups,
  reference({ h, groups, items, pool, argmax }, u) {
    for (let g = 0; g < u.groups; g++) {
      const [start, from, to] = groups.subarray(4 * g);
      for (let c = 0; c < u.width; c++) {
        let [best, at, row] = [0, NONE, start];
        for (let i = from; i < to; i++) {
          for (; row < items[2 * i]; row++)
            if (at === NONE || h[row * u.width + c] > best)
              [best, at] = [h[row * u.width + c], row];
          pool[items[2 * i + 1] * u.width + c] = best;
          if (u.saved) argmax[items[2 * i + 1] * u.width + c] = at;
        }
      }
    }
  },
});
