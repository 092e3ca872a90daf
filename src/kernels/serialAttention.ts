// Attention without barriers or workgroup memory, for adapters that run on the CPU: a thread owns
// up to four rows of a block, and runs through all rows of the sentence, each of which it loads
// once for all its own. Numbers of the own rows are the components of a vec4f.
import { type AttentionBody, attentionGrid, wgslPlace } from "./attentionWgsl.ts";
import { each } from "./productWgsl.ts";
import { BLOCK } from "./sentenceRows.ts";
import { WGSL_KEPT4 } from "./wgsl.ts";

/** Own rows of a thread, and the fours of a head. */
interface Size {
  readonly rows: number;
  readonly fours: number;
}

/** WGSL of what differs. */
interface Parts {
  readonly before: string;
  /** For row `other` of the sentence. `mask` and what it adds are the index in the dropout mask. */
  readonly loop: string;
  readonly after: string;
}

/** softmax(q kᵀ) v. */
export const serialForward = body((size) => ({
  before: `
  ${array(size, "q")}
  ${variables(size, "mixed")}
  ${eachOwn(size, "q[slot] = qkv[at] * u.scoreScale;")}
  let mask = sentenceMask + (row + FOUR) * u.longest;
  var top = vec4f(-1e30);
  var total = vec4f();`,
  loop: `
    let key = (first + other) * stride + width + column;
    var score = vec4f();
    ${each(size.fours, (i) => `{ let k = qkv[key + ${i}u]; score += ${dots(size, "q", i, "k")}; }`)}
    let next = max(top, score);
    let shrink = exp(top - next);
    let p = exp(score - next);
    total = total * shrink + p;
    top = next;
    let kept = p * kept4(u.key, mask + other, u.threshold, u.scale);
    ${each(
      size.fours,
      (i) => `{
      let v = qkv[key + width + ${i}u];
      ${ofRows(size, i, (n, x) => `mixed${n} = mixed${n} * shrink.${x} + kept.${x} * v;`)}
    }`,
    )}`,
  after: `
  ${gather(size, "mixed")}
  ${eachOwn(
    size,
    `context[out] = mixed[slot] / total[r];
      logSums[stat] = top[r] + log(total[r]);`,
  )}`,
}));

/** dq = Σ dS k, and δ. */
export const serialGradQuery = body((size) => ({
  before: `
  ${array(size, "q")}
  ${array(size, "g")}
  ${variables(size, "d")}
  var delta = vec4f();
  var logSum = vec4f();
  ${eachOwn(
    size,
    `q[slot] = qkv[at] * u.scoreScale;
      g[slot] = dContext[out];
      delta[r] += dot(g[slot], context[out]);
      logSum[r] = logSums[stat];`,
  )}
  let mask = sentenceMask + (row + FOUR) * u.longest;`,
  loop: `
    let key = (first + other) * stride + width + column;
    var score = vec4f();
    var slope = vec4f();
    ${each(
      size.fours,
      (i) => `let k${i} = qkv[key + ${i}u];
    score += ${dots(size, "q", i, `k${i}`)};
    { let v = qkv[key + width + ${i}u]; slope += ${dots(size, "g", i, "v")}; }`,
    )}
    let factor = kept4(u.key, mask + other, u.threshold, u.scale);
    let ds = exp(score - logSum) * (factor * slope - delta) * u.scoreScale;
    ${each(size.fours, (i) => ofRows(size, i, (n, x) => `d${n} += ds.${x} * k${i};`))}`,
  after: `
  ${gather(size, "d")}
  ${eachOwn(
    size,
    `dQkv[at] = d[slot];
      deltas[stat] = delta[r];`,
  )}`,
}));

/** dk = Σ dS q, dv = Σ mask(P) dO: own rows are keys, the others queries. */
export const serialGradKeyValue = body((size) => ({
  before: `
  ${array(size, "k")}
  ${array(size, "v")}
  ${variables(size, "dk")}
  ${variables(size, "dv")}
  ${eachOwn(
    size,
    `k[slot] = qkv[at + width] * u.scoreScale;
      v[slot] = qkv[at + 2u * width];`,
  )}
  let mask = sentenceMask + row + FOUR;`,
  loop: `
    let query = (first + other) * stride + column;
    let out = (first + other) * width + column;
    let stat = (first + other) * u.heads + head;
    var score = vec4f();
    var slope = vec4f();
    ${each(
      size.fours,
      (i) => `let q${i} = qkv[query + ${i}u];
    score += ${dots(size, "k", i, `q${i}`)};
    let g${i} = dContext[out + ${i}u];
    slope += ${dots(size, "v", i, `g${i}`)};`,
    )}
    let factor = kept4(u.key, mask + other * u.longest, u.threshold, u.scale);
    let p = exp(score - logSums[stat]);
    let ds = p * (factor * slope - deltas[stat]) * u.scoreScale;
    let kept = p * factor;
    ${each(size.fours, (i) =>
      ofRows(size, i, (n, x) => `dk${n} += ds.${x} * q${i}; dv${n} += kept.${x} * g${i};`),
    )}`,
  after: `
  ${gather(size, "dk")}
  ${gather(size, "dv")}
  ${eachOwn(
    size,
    `dQkv[at + width] = dk[slot];
      dQkv[at + 2u * width] = dv[slot];`,
  )}`,
}));

function body(parts: (size: Size) => Parts): AttentionBody {
  return {
    code({ headSize }) {
      const size = { rows: headSize <= 32 ? 4 : 2, fours: headSize / 4 };
      return frame(headSize, size, parts(size));
    },
    grid: attentionGrid,
  };
}

const frame = (headSize: number, { rows }: Size, { before, loop, after }: Parts): string => `
${WGSL_KEPT4}
@compute @workgroup_size(${BLOCK / rows})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  ${wgslPlace(headSize)}
  let row = blocks[group.x].y + thread * ${rows}u;
  if (row >= length) { return; }
  ${before}
  for (var other = 0u; other < length; other++) {
    ${loop}
  }
  ${after}
}`;

// Four `i` of own row `r` is number r · fours + i. Own rows are filled in and stored by loops whose
// length no compiler can see: unrolled, they would take it longer than all the rest.

const eachOwn = ({ rows, fours }: Size, code: string): string => `
  for (var r = 0u; r < min(${rows}u, length - row); r++) {
    for (var i = 0u; i < width / u.heads; i++) {
      let slot = r * ${fours}u + i;
      let at = (first + row + r) * stride + column + i;
      let out = (first + row + r) * width + column + i;
      let stat = (first + row + r) * u.heads + head;
      ${code}
    }
  }`;

const array = ({ rows, fours }: Size, name: string): string =>
  `var ${name}: array<vec4f, ${rows * fours}>;`;

const variables = ({ rows, fours }: Size, name: string): string =>
  each(rows * fours, (n) => `var ${name}${n} = vec4f();`);

const gather = ({ rows, fours }: Size, name: string): string =>
  `var ${name} = array(${each(rows * fours, (n) => `${name}${n}`, ", ")});`;

/** @param line for number `n` of the own rows, and the row's component `x` of a vec4f */
const ofRows = ({ rows, fours }: Size, i: number, line: (n: number, x: string) => string): string =>
  each(rows, (r) => line(r * fours + i, "xyzw"[r]));

/** Products of four `i` of each own row with one of the other row. */
const dots = ({ rows, fours }: Size, own: string, i: number, other: string): string =>
  `vec4f(${each(4, (r) => (r < rows ? `dot(${own}[${r * fours + i}], ${other})` : "0.0"), ", ")})`;
