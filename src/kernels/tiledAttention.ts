// Attention for GPUs: a workgroup owns a block of rows and takes the sentence's other rows into its
// memory, some at a time. A row is shared out among a few threads, each with some columns of the
// head, so that a wide head fits the registers; they exchange dot products through that memory.
import { type AttentionBody, attentionGrid, wgslPlace } from "./attentionWgsl.ts";
import { WGSL_KEPT } from "./dropout.ts";
import { each } from "./productWgsl.ts";
import { BLOCK } from "./sentenceRows.ts";

interface Shares {
  /** Threads of a row. */
  readonly parts: number;
  /** Fours of a thread. */
  readonly fours: number;
}

/** WGSL of what differs. The thread's fours begin at `at` in `qkv` and `out` in `context`. */
interface Steps {
  /** What is kept of each other row: four `c` of row `r` in [N]. */
  readonly near: string;
  readonly far: string;
  /** Numbers that belong to row `r`, a vec2f. */
  readonly stats?: string;
  readonly before: string;
  /** Dot products of the thread's columns: `score` is an f32 or a vec2f. */
  readonly type: "f32" | "vec2f";
  readonly score: string;
  /** When all scores are known, of `present` rows. */
  readonly between?: string;
  /** What row `other`, the `j`th in memory, adds, given its whole `score`. */
  readonly add: string;
  readonly after: string;
  /** For one thread of a row. */
  readonly once: string;
}

/** softmax(q kᵀ) v. */
export const tiledForward = body(({ parts, fours }) => ({
  near: "qkv[r * stride + width + column + c]",
  far: "qkv[r * stride + 2u * width + column + c]",
  before: `
  ${each(fours, (i) => `let q${i} = qkv[at + ${i * parts}u] * u.scoreScale; var mixed${i} = vec4f();`)}
  let mask = sentenceMask + row * u.longest;
  var top = -1e30;
  var total = 0.0;`,
  type: "f32",
  score: each(fours, (i) => `score += dot(q${i}, near[mine + ${i * parts}u]);`),
  between: `
    var next = top;
    for (var j = 0u; j < present; j++) { next = max(next, wholeScore(j, thread)); }
    let shrink = exp(top - next);
    top = next;
    total *= shrink;
    ${each(fours, (i) => `mixed${i} *= shrink;`)}`,
  add: `
      let p = exp(score - top);
      total += p;
      let kept = p * factor(mask + other);
      ${each(fours, (i) => `mixed${i} += kept * far[mine + ${i * parts}u];`)}`,
  after: each(fours, (i) => `context[out + ${i * parts}u] = mixed${i} / total;`),
  once: "logSums[stat] = top + log(total);",
}));

/** dq = Σ dS k, and δ. */
export const tiledGradQuery = body(({ parts, fours }) => ({
  near: "qkv[r * stride + width + column + c]",
  far: "qkv[r * stride + 2u * width + column + c]",
  before: `
  ${each(
    fours,
    (i) => `let q${i} = qkv[at + ${i * parts}u] * u.scoreScale;
  let g${i} = dContext[out + ${i * parts}u];
  var d${i} = vec4f();`,
  )}
  var delta = 0.0;
  for (var c = 0u; c < FOURS; c++) {
    delta += dot(dContext[out - part + c], context[out - part + c]);
  }
  let logSum = logSums[stat];
  let mask = sentenceMask + row * u.longest;`,
  type: "vec2f",
  score: each(
    fours,
    (i) =>
      `score += vec2f(dot(q${i}, near[mine + ${i * parts}u]), dot(g${i}, far[mine + ${i * parts}u]));`,
  ),
  add: `
      let ds = exp(score.x - logSum) * (factor(mask + other) * score.y - delta) * u.scoreScale;
      ${each(fours, (i) => `d${i} += ds * near[mine + ${i * parts}u];`)}`,
  after: each(fours, (i) => `dQkv[at + ${i * parts}u] = d${i};`),
  once: "deltas[stat] = delta;",
}));

/** dk = Σ dS q, dv = Σ mask(P) dO: own rows are keys, the others queries. */
export const tiledGradKeyValue = body(({ parts, fours }) => ({
  near: "qkv[r * stride + column + c]",
  far: "dContext[r * width + column + c]",
  stats: "vec2f(logSums[r * u.heads + head], deltas[r * u.heads + head])",
  before: `
  ${each(
    fours,
    (i) => `let k${i} = qkv[at + width + ${i * parts}u] * u.scoreScale;
  let v${i} = qkv[at + 2u * width + ${i * parts}u];
  var dk${i} = vec4f();
  var dv${i} = vec4f();`,
  )}
  let mask = sentenceMask + row;`,
  type: "vec2f",
  score: each(
    fours,
    (i) =>
      `score += vec2f(dot(k${i}, near[mine + ${i * parts}u]), dot(v${i}, far[mine + ${i * parts}u]));`,
  ),
  add: `
      let p = exp(score.x - stats[j].x);
      let keep = factor(mask + other * u.longest);
      let ds = p * (keep * score.y - stats[j].y) * u.scoreScale;
      ${each(
        fours,
        (i) => `dk${i} += ds * near[mine + ${i * parts}u];
      dv${i} += p * keep * far[mine + ${i * parts}u];`,
      )}`,
  after: each(
    fours,
    (i) => `dQkv[at + width + ${i * parts}u] = dk${i};
    dQkv[at + 2u * width + ${i * parts}u] = dv${i};`,
  ),
  once: "",
}));

function body(steps: (shares: Shares) => Steps): AttentionBody {
  return {
    code({ headSize }) {
      const parts = partsOf(headSize / 4);
      return frame(headSize, parts, steps({ parts, fours: headSize / 4 / parts }));
    },
    grid: attentionGrid,
  };
}

/** Four columns at least for a thread, and sixteen where there are as many. */
const partsOf = (fours: number): number =>
  [4, 2].find((parts) => fours % parts === 0 && fours / parts >= 4) ?? 1;

const frame = (headSize: number, parts: number, steps: Steps): string => `
${WGSL_KEPT}
fn factor(i: u32) -> f32 {
  if (u.threshold == 0u) { return u.scale; }
  return kept(u.key, i, u.threshold, u.scale);
}
const FOURS = ${headSize / 4}u;
const PARTS = ${parts}u;
const THREADS = ${BLOCK}u * PARTS;
const OTHERS = 32u / PARTS;
var<workgroup> near: array<vec4f, OTHERS * FOURS>;
var<workgroup> far: array<vec4f, OTHERS * FOURS>;
var<workgroup> scores: array<${steps.type}, OTHERS * THREADS>;
${steps.stats ? "var<workgroup> stats: array<vec2f, OTHERS>;" : ""}
fn wholeScore(j: u32, thread: u32) -> ${steps.type} {
  let from_part0 = j * THREADS + thread / PARTS * PARTS;
  return ${each(parts, (i) => `scores[from_part0 + ${i}u]`, " + ")};
}
@compute @workgroup_size(THREADS)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  ${wgslPlace(headSize)}
  let row = blocks[group.x].y + thread / PARTS;
  let part = thread % PARTS;
  let own = first + min(row, length - 1u);
  let at = own * stride + column + part;
  let out = own * width + column + part;
  let stat = own * u.heads + head;
  ${steps.before}
  for (var tile = 0u; tile < length; tile += OTHERS) {
    workgroupBarrier();
    for (var i = thread; i < OTHERS * FOURS; i += THREADS) {
      let r = first + min(tile + i / FOURS, length - 1u);
      let c = i % FOURS;
      near[i] = ${steps.near};
      far[i] = ${steps.far};
    }
    ${
      steps.stats
        ? `if (thread < OTHERS) {
      let r = first + min(tile + thread, length - 1u);
      stats[thread] = ${steps.stats};
    }`
        : ""
    }
    workgroupBarrier();
    let present = min(OTHERS, length - tile);
    for (var j = 0u; j < present; j++) {
      let mine = j * FOURS + part;
      var score = ${steps.type}();
      ${steps.score}
      scores[j * THREADS + thread] = score;
    }
    workgroupBarrier();
    ${steps.between ?? ""}
    for (var j = 0u; j < present; j++) {
      let other = tile + j;
      let mine = j * FOURS + part;
      let score = wholeScore(j, thread);
      ${steps.add}
    }
  }
  if (row < length) {
    ${steps.after}
    if (part == 0u) { ${steps.once} }
  }
}`;
