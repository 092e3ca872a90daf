// Attention without barriers or workgroup memory, for adapters that run on the CPU: a thread owns
// up to four rows of a block, and runs through the other rows of the sentence, each of which it
// loads once for all its own. Numbers of the own rows are the components of a vec4f.
import { type AttentionBody, attentionGrid, wgslPlace } from "./attentionWgsl.ts";
import { each } from "./productWgsl.ts";
import { BLOCK } from "./sentenceRows.ts";
import { WGSL_KEPT4 } from "./wgsl.ts";

interface Rows {
  /** Own rows of a thread: as many as fit the registers of the head's size. */
  readonly rows: number;
  /** Fours of a head. */
  readonly fours: number;
}

/** WGSL of what differs. Known there: `at0` … the own rows in `qkv`, `out0` … in `context`. */
interface Parts {
  readonly before: string;
  /** For `other`, a row of the sentence; `mask` + its part of the index is the mask's. */
  readonly loop: string;
  /** For own row `r`. */
  after(r: number): string;
}

/** softmax(q kᵀ) v. */
export const serialForward = body(({ rows, fours }) => ({
  before: `
  ${own(rows, fours, (r, i) => `let q${r}_${i} = qkv[at${r} + ${i}u] * SCALE; var mixed${r}_${i} = vec4f();`)}
  let mask = sentenceMask + (row + FOUR) * u.longest;
  var top = vec4f(-1e30);
  var total = vec4f();`,
  loop: `
    let key = (first + other) * stride + width + column;
    var score = vec4f();
    ${each(fours, (i) => `{ let k = qkv[key + ${i}u]; score += ${dots(rows, (r) => `q${r}_${i}`, "k")}; }`)}
    let next = max(top, score);
    let shrink = exp(top - next);
    let p = exp(score - next);
    total = total * shrink + p;
    top = next;
    let kept = p * kept4(u.key, mask + other, u.threshold, u.scale);
    ${each(
      fours,
      (i) => `{
      let v = qkv[key + width + ${i}u];
      ${each(rows, (r) => `mixed${r}_${i} = mixed${r}_${i} * shrink.${XYZW[r]} + kept.${XYZW[r]} * v;`)}
    }`,
    )}`,
  after: (r) => `
    ${each(fours, (i) => `context[out${r} + ${i}u] = mixed${r}_${i} / total.${XYZW[r]};`)}
    logSums[stat${r}] = top.${XYZW[r]} + log(total.${XYZW[r]});`,
}));

/** dq = Σ dS k, and δ. */
export const serialGradQuery = body(({ rows, fours }) => ({
  before: `
  var delta = vec4f();
  ${own(
    rows,
    fours,
    (r, i) => `let q${r}_${i} = qkv[at${r} + ${i}u] * SCALE;
  let g${r}_${i} = dContext[out${r} + ${i}u];
  delta.${XYZW[r]} += dot(g${r}_${i}, context[out${r} + ${i}u]);
  var d${r}_${i} = vec4f();`,
  )}
  let logSum = vec4f(${each(4, (r) => (r < rows ? `logSums[stat${r}]` : "0.0"), ", ")});
  let mask = sentenceMask + (row + FOUR) * u.longest;`,
  loop: `
    let key = (first + other) * stride + width + column;
    var score = vec4f();
    var dot_v = vec4f();
    ${each(
      fours,
      (i) => `let k${i} = qkv[key + ${i}u];
    score += ${dots(rows, (r) => `q${r}_${i}`, `k${i}`)};
    { let v = qkv[key + width + ${i}u]; dot_v += ${dots(rows, (r) => `g${r}_${i}`, "v")}; }`,
    )}
    let factor = kept4(u.key, mask + other, u.threshold, u.scale);
    let ds = exp(score - logSum) * (factor * dot_v - delta) * SCALE;
    ${own(rows, fours, (r, i) => `d${r}_${i} += ds.${XYZW[r]} * k${i};`)}`,
  after: (r) => `
    ${each(fours, (i) => `dQkv[at${r} + ${i}u] = d${r}_${i};`)}
    deltas[stat${r}] = delta.${XYZW[r]};`,
}));

/** dk = Σ dS q, dv = Σ mask(P) dO: own rows are keys, the others queries. */
export const serialGradKeyValue = body(({ rows, fours }) => ({
  before: `
  ${own(
    rows,
    fours,
    (r, i) => `let k${r}_${i} = qkv[at${r} + width + ${i}u] * SCALE;
  let v${r}_${i} = qkv[at${r} + 2u * width + ${i}u];
  var dk${r}_${i} = vec4f();
  var dv${r}_${i} = vec4f();`,
  )}
  let mask = sentenceMask + row + FOUR;`,
  loop: `
    let query = (first + other) * stride + column;
    let out = (first + other) * width + column;
    let stat = (first + other) * u.heads + head;
    var score = vec4f();
    var dot_v = vec4f();
    ${each(
      fours,
      (i) => `let q${i} = qkv[query + ${i}u];
    let g${i} = dContext[out + ${i}u];
    score += ${dots(rows, (r) => `k${r}_${i}`, `q${i}`)};
    dot_v += ${dots(rows, (r) => `v${r}_${i}`, `g${i}`)};`,
    )}
    let factor = kept4(u.key, mask + other * u.longest, u.threshold, u.scale);
    let p = exp(score - vec4f(logSums[stat]));
    let ds = p * (factor * dot_v - vec4f(deltas[stat])) * SCALE;
    let kept = p * factor;
    ${own(
      rows,
      fours,
      (r, i) => `dk${r}_${i} += ds.${XYZW[r]} * q${i};
    dv${r}_${i} += kept.${XYZW[r]} * g${i};`,
    )}`,
  after: (r) =>
    each(
      fours,
      (i) => `dQkv[at${r} + width + ${i}u] = dk${r}_${i};
    dQkv[at${r} + 2u * width + ${i}u] = dv${r}_${i};`,
    ),
}));

function body(parts: (size: Rows) => Parts): AttentionBody {
  return {
    code({ headSize }) {
      const size = { rows: ownRows(headSize), fours: headSize / 4 };
      return frame(headSize, size.rows, parts(size));
    },
    grid: attentionGrid,
  };
}

const ownRows = (headSize: number): number => (headSize <= 32 ? 4 : 2);

const frame = (headSize: number, rows: number, { before, loop, after }: Parts): string => `
${WGSL_KEPT4}
const SCALE = ${1 / Math.sqrt(headSize)};
@compute @workgroup_size(${BLOCK / rows})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  ${wgslPlace(headSize)}
  let row = blocks[group.x].y + thread * ${rows}u;
  if (row >= length) { return; }
  ${each(
    rows,
    (r) => `let row${r} = first + min(row + ${r}u, length - 1u);
  let at${r} = row${r} * stride + column;
  let out${r} = row${r} * width + column;
  let stat${r} = row${r} * u.heads + head;`,
  )}
  ${before}
  for (var other = 0u; other < length; other++) {
    ${loop}
  }
  ${each(rows, (r) => `if (row + ${r}u < length) {${after(r)}\n  }`)}
}`;

const XYZW = "xyzw";

const own = (rows: number, fours: number, line: (r: number, i: number) => string): string =>
  each(rows, (r) => each(fours, (i) => line(r, i)));

/** Products of a piece of each own row with one of the other row. */
const dots = (rows: number, piece: (r: number) => string, other: string): string =>
  `vec4f(${each(4, (r) => (r < rows ? `dot(${piece(r)}, ${other})` : "0.0"), ", ")})`;
