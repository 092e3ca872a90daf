// Products of few columns: a factor of the heads, of which rows are masked or gathered.
#pragma once
#include "common.h"

/** Columns of X at a time. */
#define DEPTH 256

/** Four rows of X, each with the number of its first entry in the mask. */
typedef struct {
  const float* x[4];
  u32 entries[4];
} FourRows;

/** X as [depth][4], under a mask. */
INLINE void packRows(const FourRows* rows, u32 first, u32 depth, u32 key, u32 threshold,
                     float scale, float* to) {
  for (u32 r = 0; r < 4; r++) {
    const float* x = rows->x[r] + first;
    u32 entry = rows->entries[r] + first, j = 0;
    for (; j + 4 <= depth; j += 4) {
      v4 four = load4(x + j);
      if (threshold) four = mul4(four, kept4(key, entry + j, threshold, scale));
      wasm_v128_store32_lane(to + 4 * j + r, four, 0);
      wasm_v128_store32_lane(to + 4 * j + 4 + r, four, 1);
      wasm_v128_store32_lane(to + 4 * j + 8 + r, four, 2);
      wasm_v128_store32_lane(to + 4 * j + 12 + r, four, 3);
    }
    for (; j < depth; j++)
      to[4 * j + r] = x[j] * (threshold ? kept(key, entry + j, threshold, scale) : 1.0f);
  }
}

/** out += a W over `fours` times four columns. @param a [depth][4] @param w rows `stride` apart */
INLINE void addColumns(const float* a, const float* w, u32 stride, u32 depth, float* const* out,
                       u32 column, u32 fours) {
  v4 sums[4][2];
  for (u32 r = 0; r < 4; r++)
    for (u32 n = 0; n < fours; n++) sums[r][n] = load4(out[r] + column + 4 * n);
  for (u32 j = 0; j < depth; j++)
    for (u32 n = 0; n < fours; n++) {
      v4 b = load4(w + j * stride + column + 4 * n);
      for (u32 r = 0; r < 4; r++) sums[r][n] = fma4(splatFrom(a + 4 * j + r), b, sums[r][n]);
    }
  for (u32 r = 0; r < 4; r++)
    for (u32 n = 0; n < fours; n++) store4(out[r] + column + 4 * n, sums[r][n]);
}

/**
 * Adds mask(X) W to four rows of `out`, over the columns [from, to). The last of several rows may
 * be given more than once.
 */
INLINE void addProduct(const FourRows* rows, u32 inner, u32 key, u32 threshold, float scale,
                       const float* w, u32 stride, float* const* out, u32 from, u32 to) {
  float a[4 * DEPTH];
  for (u32 first = 0; first < inner; first += DEPTH) {
    u32 depth = least(DEPTH, inner - first), k = from;
    const float* part = w + first * stride;
    packRows(rows, first, depth, key, threshold, scale, a);
    for (; k + 8 <= to; k += 8) addColumns(a, part, stride, depth, out, k, 2);
    for (; k + 4 <= to; k += 4) addColumns(a, part, stride, depth, out, k, 1);
    for (; k < to; k++)
      for (u32 r = 0; r < 4; r++) {
        float sum = out[r][k];
        for (u32 j = 0; j < depth; j++) sum += a[4 * j + r] * part[j * stride + k];
        // A row given twice must not be added to twice.
        if (r == 3 || out[r] != out[r + 1]) out[r][k] = sum;
      }
  }
}
