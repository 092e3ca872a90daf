// Dropout from a counter-based generator: entry i of the mask of a place in the network depends
// only on (seed, step, site, i), so forward, backward and every executor draw the same masks.

/** The fields of a uniform record that describe one mask. */
export const MASK = { key: "u32", threshold: "u32", scale: "f32" } as const;

export interface Mask {
  readonly key: number;
  /** Entries whose hash is below are dropped; 0 keeps all. */
  readonly threshold: number;
  /** 1 / (1 − rate), the factor of the others. */
  readonly scale: number;
}

/** @param site number of the place in the network */
export const maskKey = (seed: number, step: number, site: number): number =>
  mix(mix(mix(seed) ^ step) ^ site) >>> 0;

export const maskOf = (rate: number, key: number): Mask => ({
  key,
  threshold: Math.ceil(rate * 2 ** 32),
  scale: 1 / (1 - rate),
});

/** Factor of entry `i`: 0 or the scale. */
export const kept = (key: number, i: number, { threshold, scale }: Omit<Mask, "key">): number =>
  mix((key + Math.imul(i, 0x9e3779b9)) | 0) >>> 0 >= threshold ? scale : 0;

/** The finaliser of MurmurHash3: every bit of the input changes half of the output's bits. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** The same in WGSL: `kept(key, i, threshold, scale)`. */
export const WGSL_KEPT = `
fn kept(key: u32, i: u32, threshold: u32, scale: f32) -> f32 {
  var x = key + i * 0x9e3779b9u;
  x = (x ^ (x >> 16u)) * 0x85ebca6bu;
  x = (x ^ (x >> 13u)) * 0xc2b2ae35u;
  return select(0.0, scale, (x ^ (x >> 16u)) >= threshold);
}`;
