/** What a feed-forward layer applies to its sums, as `hidden_act` names it; kernels take the place in this list. */
export const ACTIVATIONS = ["gelu", "gelu_new", "relu"] as const;
export type Activation = (typeof ACTIVATIONS)[number];

/** erf by Abramowitz and Stegun 7.1.26, |error| < 1.5e-7. */
export function erf(x: number): number {
  const a = Math.abs(x);
  const t = 1 / (1 + 0.3275911 * a);
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - poly * Math.exp(-a * a));
}

/** √(2/π), and the factor of the cube, of the approximation of GELU (Hendrycks and Gimpel 2016). */
const [ROOT, CUBE] = [0.7978845608028654, 0.044715];

const curve = (x: number): number => Math.tanh(ROOT * (x + CUBE * x ** 3));

const VALUES: Readonly<Record<Activation, (x: number) => number>> = {
  // The exact GELU that BERT was trained with, x Φ(x).
  gelu: (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2)),
  gelu_new: (x) => 0.5 * x * (1 + curve(x)),
  relu: (x) => Math.max(0, x),
};

const SLOPES: Readonly<Record<Activation, (x: number) => number>> = {
  gelu: (x) => 0.5 * (1 + erf(x * Math.SQRT1_2)) + x * 0.3989422804014327 * Math.exp(-0.5 * x * x),
  gelu_new: (x) => {
    const t = curve(x);
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * ROOT * (1 + 3 * CUBE * x * x);
  },
  relu: (x) => (x > 0 ? 1 : 0),
};

/** The activation of a place in the list. */
export const activationOf = (place: number): ((x: number) => number) => VALUES[ACTIVATIONS[place]];
/** Its derivative. */
export const slopeOf = (place: number): ((x: number) => number) => SLOPES[ACTIVATIONS[place]];

/** The same in WGSL: `activation(vec4f)` and `slope(vec4f)`, of the one that `u.activation` says. */
export const WGSL_ACTIVATION = `
fn erf4(x: vec4f) -> vec4f {
  let a = abs(x);
  let t = 1.0 / (1.0 + 0.3275911 * a);
  let poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return sign(x) * (1.0 - poly * exp(-a * a));
}
// Beyond 10 tanh is 1, and some drivers make it by exponentials that overflow.
fn curve(x: vec4f) -> vec4f {
  return tanh(clamp(${ROOT} * (x + ${CUBE} * x * x * x), vec4f(-10.0), vec4f(10.0)));
}
fn activation(x: vec4f) -> vec4f {
  if (u.activation == 1u) { return 0.5 * x * (1.0 + curve(x)); }
  if (u.activation == 2u) { return max(x, vec4f()); }
  return 0.5 * x * (1.0 + erf4(x * 0.7071067811865476));
}
fn slope(x: vec4f) -> vec4f {
  if (u.activation == 1u) {
    let t = curve(x);
    return 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * ${ROOT} * (1.0 + ${3 * CUBE} * x * x);
  }
  if (u.activation == 2u) { return select(vec4f(), vec4f(1.0), x > vec4f()); }
  return 0.5 * (1.0 + erf4(x * 0.7071067811865476)) + x * 0.3989422804014327 * exp(-0.5 * x * x);
}`;
