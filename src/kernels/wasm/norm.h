// What embedding and layerNorm share.
#pragma once
#include "common.h"

/** (value · factor of its mask) of four entries from i on; without a threshold the factor is 1. */
INLINE v4 masked4(v4 x, u32 key, u32 i, u32 threshold, float scale) {
  return threshold ? mul4(x, kept4(key, i, threshold, scale)) : x;
}

/** Writes mean and 1 / standard deviation of a row z. @param sum of its columns */
INLINE void statistics(const float* z, v4 sum, u32 width, float epsilon, float* stats) {
  float mean = sum4(sum) / (float)width;
  v4 squares = splat(0);
  for (u32 c = 0; c < width; c += 4) {
    v4 d = sub4(load4(z + c), splat(mean));
    squares = fma4(d, d, squares);
  }
  stats[0] = mean;
  stats[1] = 1.0f / __builtin_sqrtf(sum4(squares) / (float)width + epsilon);
}

/** Four columns of LayerNorm(z). @param norm [2, width] gain and bias */
INLINE v4 normal4(const float* z, const float* stats, const float* norm, u32 width, u32 c) {
  v4 x = mul4(sub4(load4(z + c), splat(stats[0])), splat(stats[1]));
  return fma4(x, load4(norm + c), load4(norm + width + c));
}
