// Pieces of WGSL that the bodies share.
import type { Uniforms } from "./defineKernel.ts";

/** The most workgroups in one dimension of a dispatch. */
export const LINE = 65535;

type Count = (u: Uniforms) => number;

/** Fits every kernel, and takes no part in the inference of its uniforms' names. */
interface AnyBody {
  code(): string;
  grid(u: never): readonly [number, number, number];
}

/** Workgroups in one dimension, or in two where one is too short. */
export function gridOf(groups: number): readonly [number, number, number] {
  return groups <= LINE ? [groups, 1, 1] : [LINE, Math.ceil(groups / LINE), 1];
}

interface PerThread {
  /** How many items there are, for the host. */
  readonly items: Count;
  /** The same in WGSL. */
  readonly count: string;
  /** Declarations beside `main`. */
  readonly declarations?: string;
  /** What is done for item `i`; neighbouring threads have neighbouring items. */
  readonly code: string;
  /** Threads of a workgroup. */
  readonly size?: number;
}

/** A body whose threads work alone, one item each: good on every adapter. */
export const perThread = ({
  items,
  count,
  declarations = "",
  code,
  size = 64,
}: PerThread): AnyBody => ({
  code: () => `${declarations}
@compute @workgroup_size(${size}) fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.y * ${LINE * size}u + id.x;
  if (i >= ${count}) { return; }
${code}
}`,
  grid: (u: Uniforms) => gridOf(Math.ceil(items(u) / size)),
});

interface PerRow {
  readonly rows: Count;
  readonly count: string;
  readonly declarations?: string;
  /** Type of the sums that `total` takes. */
  readonly sums: "f32" | "vec2f" | "vec4f";
  /**
   * What is done for `row`, from column `first` on in steps of STEP; `total(x, first)` adds up a
   * sum over the columns.
   */
  readonly code: string;
}

/** Threads that share a row. */
const ROW_THREADS = 64;

/** A row for a workgroup, whose sums go through its memory; or, without barriers, for a thread. */
export const perRow = (spec: PerRow): Record<"tiled" | "serial", AnyBody> => ({
  tiled: {
    code: () => `const STEP = ${ROW_THREADS}u;
${spec.declarations ?? ""}
${wgslTotal(spec.sums, ROW_THREADS)}
@compute @workgroup_size(STEP)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) first: u32) {
  let row = group.y * ${LINE}u + group.x;
  if (row >= ${spec.count}) { return; }
${spec.code}
}`,
    grid: (u: Uniforms) => gridOf(spec.rows(u)),
  },
  serial: perThread({
    items: spec.rows,
    count: spec.count,
    declarations: `const STEP = 1u;
${spec.declarations ?? ""}
fn total(x: ${spec.sums}, first: u32) -> ${spec.sums} { return x; }`,
    code: `  let row = i;
  let first = 0u;
${spec.code}`,
    size: 8,
  }),
});

/** `total(x, t)`: the sum of x over the `size` threads (a power of two) of a workgroup. */
export const wgslTotal = (type: "f32" | "vec2f" | "vec4f", size: number): string => `
var<workgroup> totals: array<${type}, ${size}>;
fn total(x: ${type}, t: u32) -> ${type} {
  workgroupBarrier();
  totals[t] = x;
  workgroupBarrier();
  for (var s = ${size / 2}u; s > 0u; s >>= 1u) {
    if (t < s) { totals[t] += totals[t + s]; }
    workgroupBarrier();
  }
  return totals[0];
}`;

/** Dropout (see dropout.ts) of four entries: `kept4(key, entries, threshold, scale)`. */
export const WGSL_KEPT4 = `
fn kept4(key: u32, i: vec4u, threshold: u32, scale: f32) -> vec4f {
  if (threshold == 0u) { return vec4f(scale); }
  var x = key + i * 0x9e3779b9u;
  x = (x ^ (x >> vec4u(16u))) * 0x85ebca6bu;
  x = (x ^ (x >> vec4u(13u))) * 0xc2b2ae35u;
  return select(vec4f(), vec4f(scale), (x ^ (x >> vec4u(16u))) >= vec4u(threshold));
}
const FOUR = vec4u(0u, 1u, 2u, 3u);`;
