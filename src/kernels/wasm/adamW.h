// What both kernels of AdamW share.
#pragma once
#include "common.h"

/** ADAM_UNIFORMS of adamW.ts. */
typedef struct {
  float beta1, beta2, rest1, rest2, epsilon, weightDecay, correction, root;
} Adam;

/**
 * Updates weights, in fours, and their moments.
 *
 * @param g    gradients, or null for zeros
 * @param keep what is left of the weights by decay
 */
INLINE void updateFours(const Adam* u, float* w, float* m, float* v, const float* g, u32 count,
                        float clip, float rate, float keep) {
  v4 beta1 = splat(u->beta1), rest1 = splat(u->rest1);
  v4 beta2 = splat(u->beta2), rest2 = splat(u->rest2);
  v4 factor = splat(rate * u->correction), root = splat(u->root), epsilon = splat(u->epsilon);
  v4 left = splat(keep), clipped = splat(clip);
  for (u32 i = 0; i < 4 * count; i += 4) {
    v4 d = g ? mul4(clipped, load4(g + i)) : splat(0);
    v4 mean = fma4(rest1, d, mul4(beta1, load4(m + i)));
    v4 square = fma4(mul4(rest2, d), d, mul4(beta2, load4(v + i)));
    store4(m + i, mean);
    store4(v + i, square);
    v4 below = fma4(wasm_f32x4_sqrt(square), root, epsilon);
    store4(w + i, sub4(mul4(load4(w + i), left), div4(mul4(factor, mean), below)));
  }
}
