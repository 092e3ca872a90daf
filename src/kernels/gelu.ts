/** erf by Abramowitz and Stegun 7.1.26, |error| < 1.5e-7. */
export function erf(x: number): number {
  const a = Math.abs(x);
  const t = 1 / (1 + 0.3275911 * a);
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - poly * Math.exp(-a * a));
}

/** The exact GELU that BERT was trained with, x Φ(x), not the tanh approximation. */
export const gelu = (x: number): number => 0.5 * x * (1 + erf(x * Math.SQRT1_2));

/** Φ(x) + x φ(x). */
export const geluSlope = (x: number): number =>
  0.5 * (1 + erf(x * Math.SQRT1_2)) + x * 0.3989422804014327 * Math.exp(-0.5 * x * x);

/** The same in WGSL: `gelu(vec4f)` and `geluSlope(vec4f)`. */
export const WGSL_GELU = `
fn erf4(x: vec4f) -> vec4f {
  let a = abs(x);
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sign(x) * (1.0 - poly * exp(-a * a));
}
fn gelu(x: vec4f) -> vec4f { return 0.5 * x * (1.0 + erf4(x * 0.7071067811865476)); }
fn geluSlope(x: vec4f) -> vec4f {
  return 0.5 * (1.0 + erf4(x * 0.7071067811865476)) + x * 0.3989422804014327 * exp(-0.5 * x * x);
}`;
