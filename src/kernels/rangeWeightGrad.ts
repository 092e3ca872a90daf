import { defineKernel } from "./defineKernel.ts";
import { kept, WGSL_KEPT } from "./dropout.ts";
import { RANGE_UNIFORMS } from "./rangeGrad.ts";
import { perThread } from "./wgsl.ts";

/** Blocks of four columns, of the span heads, the ends and the pairs. */
const blocks = (u: Readonly<Record<"spanColumns" | "allColumns" | "pairColumns", number>>) =>
  Math.ceil(u.spanColumns / 4) +
  Math.ceil((u.allColumns - u.spanColumns) / 4) +
  Math.ceil(u.pairColumns / 4);

const BLOCK_SUM = `${WGSL_KEPT}
const FOUR = vec4u(0u, 1u, 2u, 3u);
struct Block { ofPairs: bool, key: u32, columns: vec4u }
fn blocks() -> u32 {
  return (u.spanColumns + 3u) / 4u + (u.allColumns - u.spanColumns + 3u) / 4u
    + (u.pairColumns + 3u) / 4u;
}
/** Past the last column a block repeats it, and the same sum is stored again. */
fn blockOf(n: u32) -> Block {
  let endColumns = u.allColumns - u.spanColumns;
  let forSpan = (u.spanColumns + 3u) / 4u;
  let forEnds = (endColumns + 3u) / 4u;
  if (n < forSpan) {
    return Block(false, u.spanKey, min(4u * n + FOUR, vec4u(u.spanColumns - 1u)));
  }
  if (n < forSpan + forEnds) {
    let columns = min(4u * (n - forSpan) + FOUR, vec4u(endColumns - 1u));
    return Block(false, u.endKey, u.spanColumns + columns);
  }
  let columns = min(4u * (n - forSpan - forEnds) + FOUR, vec4u(u.pairColumns - 1u));
  return Block(true, u.pairKey, columns);
}
/** Row j of the weight; the row past the last is that of the biases, whose input is 1. */
fn blockSum(block: Block, j: u32, first: u32, step: u32) -> vec4f {
  let rows = select(u.spans, u.pairs, block.ofPairs);
  let start = select(0u, u.spans * u.inner, block.ofPairs);
  var sum = vec4f();
  for (var r = first; r < rows; r += step) {
    var x = 1.0;
    if (j < u.inner) {
      let entry = r * u.inner + j;
      var factor = u.scale;
      if (u.threshold > 0u) { factor = kept(block.key, entry, u.threshold, u.scale); }
      x = pool[start + entry] * factor;
    }
    if (block.ofPairs) {
      let at = r * u.pairColumns + block.columns;
      sum += x * vec4f(dPair[at.x], dPair[at.y], dPair[at.z], dPair[at.w]);
    } else {
      let at = r * u.allColumns + block.columns;
      sum += x * vec4f(dAll[at.x], dAll[at.y], dAll[at.z], dAll[at.w]);
    }
  }
  return sum;
}
fn store(block: Block, j: u32, sum: vec4f) {
  for (var n = 0u; n < 4u; n++) {
    let k = block.columns[n];
    if (j < u.inner) {
      let column = select(k, u.allColumns + k, block.ofPairs);
      dWeight[j * (u.allColumns + u.pairColumns) + column] = sum[n];
    } else if (block.ofPairs) {
      dPairBias[k] = sum[n];
    } else if (k < u.spanColumns) {
      dSpanBias[k] = sum[n];
    }
  }
}`;

/**
 * Gradients of the range factors' weights and of the heads' biases.
 *
 * @param pool [spans + pairs, inner] @param dAll [spans, allColumns]
 * @param dPair [pairs, pairColumns] @param dWeight [inner, allColumns + pairColumns]
 * @param dSpanBias [spanColumns] @param dPairBias [pairColumns]
 */
export const rangeWeightGrad = defineKernel({
  name: "rangeWeightGrad",
  operands: {
    pool: "read f32",
    dAll: "read f32",
    dPair: "read f32",
    dWeight: "write f32",
    dSpanBias: "write f32",
    dPairBias: "write f32",
  },
  uniforms: RANGE_UNIFORMS,
  bodies: {
    tiled: {
      code: () => `${BLOCK_SUM}
var<workgroup> parts: array<vec4f, 256>;
@compute @workgroup_size(32, 8)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) local: vec3u) {
  let t = local.y * 32u + local.x;
  let j = group.x * 32u + local.x;
  let block = blockOf(group.y);
  var sum = vec4f();
  if (j <= u.inner) { sum = blockSum(block, j, local.y, 8u); }
  parts[t] = sum;
  workgroupBarrier();
  if (local.y > 0u || j > u.inner) { return; }
  for (var n = 1u; n < 8u; n++) { sum += parts[t + 32u * n]; }
  store(block, j, sum);
}`,
      grid: (u) => [Math.ceil((u.inner + 1) / 32), blocks(u), 1],
    },
    serial: perThread({
      items: (u) => (u.inner + 1) * blocks(u),
      count: "(u.inner + 1u) * blocks()",
      declarations: BLOCK_SUM,
      code: `
  let j = i % (u.inner + 1u);
  let block = blockOf(i / (u.inner + 1u));
  store(block, j, blockSum(block, j, 0u, 1u));`,
      size: 32,
    }),
  },
  /** Rows of the weight, and one more for the biases. */
  units: ({ inner }) => inner + 1,
  reference({ pool, dAll, dPair, dWeight, dSpanBias, dPairBias }, u) {
    const stride = u.allColumns + u.pairColumns;
    for (let j = 0; j < u.inner; j++) {
      for (let k = 0; k < u.allColumns; k++) {
        const key = k < u.spanColumns ? u.spanKey : u.endKey;
        let sum = 0;
        for (let s = 0; s < u.spans; s++) {
          const i = s * u.inner + j;
          sum += pool[i] * kept(key, i, u) * dAll[s * u.allColumns + k];
        }
        dWeight[j * stride + k] = sum;
      }
      for (let k = 0; k < u.pairColumns; k++) {
        let sum = 0;
        for (let p = 0; p < u.pairs; p++)
          sum +=
            pool[(u.spans + p) * u.inner + j] *
            kept(u.pairKey, p * u.inner + j, u) *
            dPair[p * u.pairColumns + k];
        dWeight[j * stride + u.allColumns + k] = sum;
      }
    }
    for (let k = 0; k < u.spanColumns; k++) {
      dSpanBias[k] = 0;
      for (let s = 0; s < u.spans; s++) dSpanBias[k] += dAll[s * u.allColumns + k];
    }
    for (let k = 0; k < u.pairColumns; k++) {
      dPairBias[k] = 0;
      for (let p = 0; p < u.pairs; p++) dPairBias[k] += dPair[p * u.pairColumns + k];
    }
  },
});
