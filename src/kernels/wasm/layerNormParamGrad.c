#include "norm.h"

typedef struct {
  u32 rows, width, key, threshold;
  float scale;
} LayerNormParamGrad;

/** Fours of columns that are added up together: two cache lines of each row. */
#define FOURS 8

KERNEL(layerNormParamGrad)(const LayerNormParamGrad* u, const float* z, const float* stats,
                           const float* dy, float* dNorm, u32 from, u32 to) {
  u32 width = u->width;
  for (u32 first = from; first < to; first += FOURS) {
    u32 fours = least(FOURS, to - first);
    v4 gain[FOURS], bias[FOURS];
    for (u32 n = 0; n < FOURS; n++) gain[n] = bias[n] = splat(0);
    for (u32 r = 0; r < u->rows; r++) {
      v4 mean = splatFrom(stats + 2 * r), inverse = splatFrom(stats + 2 * r + 1);
      for (u32 n = 0; n < fours; n++) {
        u32 i = r * width + 4 * (first + n);
        v4 d = masked4(load4(dy + i), u->key, i, u->threshold, u->scale);
        gain[n] = fma4(d, mul4(sub4(load4(z + i), mean), inverse), gain[n]);
        bias[n] = add4(bias[n], d);
      }
    }
    for (u32 n = 0; n < fours; n++) {
      store4(dNorm + 4 * (first + n), gain[n]);
      store4(dNorm + width + 4 * (first + n), bias[n]);
    }
  }
}
