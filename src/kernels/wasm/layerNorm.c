#include "norm.h"

typedef struct {
  u32 rows, width;
  float epsilon;
  u32 key, threshold;
  float scale;
} LayerNorm;

KERNEL(layerNorm)(const LayerNorm* u, float* x, const float* residual, const float* norm, float* y,
                  float* stats, u32 from, u32 to) {
  u32 width = u->width;
  for (u32 r = from; r < to; r++) {
    float* z = x + r * width;
    v4 sum = splat(0);
    for (u32 c = 0; c < width; c += 4) {
      u32 i = r * width + c;
      v4 kept = masked4(load4(z + c), u->key, i, u->threshold, u->scale);
      v4 whole = add4(kept, load4(residual + i));
      store4(z + c, whole);
      sum = add4(sum, whole);
    }
    statistics(z, sum, width, u->epsilon, stats + 2 * r);
    for (u32 c = 0; c < width; c += 4)
      store4(y + r * width + c, normal4(z, stats + 2 * r, norm, width, c));
  }
}
