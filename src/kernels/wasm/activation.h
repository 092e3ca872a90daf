// What feed-forward layers apply to their sums: activation.ts.
#pragma once
#include "common.h"

/** Places in the list of activation.ts. */
enum { GELU, GELU_NEW, RELU };

/** erf by Abramowitz and Stegun 7.1.26, as activation.ts; `decay` is exp(-x²), which callers may need. */
INLINE v4 erf4(v4 x, v4 decay) {
  v4 a = wasm_f32x4_abs(x);
  v4 t = div4(splat(1.0f), fma4(splat(0.3275911f), a, splat(1.0f)));
  v4 p = splat(1.061405429f);
  p = fma4(p, t, splat(-1.453152027f));
  p = fma4(p, t, splat(1.421413741f));
  p = fma4(p, t, splat(-0.284496736f));
  p = fma4(p, t, splat(0.254829592f));
  v4 y = sub4(splat(1.0f), mul4(mul4(p, t), decay));
  return wasm_v128_or(y, wasm_v128_and(x, splat(-0.0f)));
}

/** x Φ(x). */
INLINE v4 gelu4(v4 x) {
  v4 scaled = mul4(x, splat(0.7071067811865476f));
  v4 decay = exp4(mul4(mul4(x, x), splat(-0.5f)));
  return mul4(mul4(splat(0.5f), x), add4(splat(1.0f), erf4(scaled, decay)));
}

/** Φ(x) + x φ(x). */
INLINE v4 geluSlope4(v4 x) {
  v4 scaled = mul4(x, splat(0.7071067811865476f));
  v4 decay = exp4(mul4(mul4(x, x), splat(-0.5f)));
  v4 below = mul4(splat(0.5f), add4(splat(1.0f), erf4(scaled, decay)));
  return fma4(mul4(x, splat(0.3989422804014327f)), decay, below);
}

/** tanh(√(2/π) (x + 0.044715 x³)). */
INLINE v4 curve4(v4 x) {
  v4 cube = mul4(mul4(x, x), x);
  v4 y = mul4(fma4(splat(0.044715f), cube, x), splat(2 * 0.7978845608028654f));
  return sub4(splat(1.0f), div4(splat(2.0f), add4(exp4(y), splat(1.0f))));
}

INLINE v4 activation4(u32 activation, v4 x) {
  if (activation == RELU) return max4(splat(0), x);
  if (activation == GELU_NEW)
    return mul4(mul4(splat(0.5f), x), add4(splat(1.0f), curve4(x)));
  return gelu4(x);
}

/** Its derivative. */
INLINE v4 slope4(u32 activation, v4 x) {
  if (activation == RELU)
    return wasm_v128_and(splat(1.0f), wasm_f32x4_gt(x, splat(0)));
  if (activation == GELU_NEW) {
    v4 t = curve4(x);
    v4 inner = fma4(splat(3 * 0.044715f), mul4(x, x), splat(1.0f));
    v4 steep = mul4(fma4(mul4(t, splat(-1.0f)), t, splat(1.0f)), inner);
    v4 below = mul4(splat(0.5f), add4(splat(1.0f), t));
    return fma4(mul4(x, splat(0.5f * 0.7978845608028654f)), steep, below);
  }
  return geluSlope4(x);
}
