#include "norm.h"

typedef struct {
  u32 rows, width, outKey, outThreshold;
  float outScale;
  u32 inKey, inThreshold;
  float inScale;
} LayerNormGrad;

KERNEL(layerNormGrad)(const LayerNormGrad* u, const float* z, const float* stats, const float* norm,
                      const float* dy, float* dz, float* dx, u32 from, u32 to) {
  u32 width = u->width;
  for (u32 r = from; r < to; r++) {
    v4 mean = splatFrom(stats + 2 * r), inverse = splatFrom(stats + 2 * r + 1);
    v4 sum = splat(0), product = splat(0);
    for (u32 c = 0; c < width; c += 4) {
      u32 i = r * width + c;
      v4 d = masked4(load4(dy + i), u->outKey, i, u->outThreshold, u->outScale);
      d = mul4(d, load4(norm + c));
      store4(dz + i, d);
      sum = add4(sum, d);
      product = fma4(d, mul4(sub4(load4(z + i), mean), inverse), product);
    }
    v4 meanOfD = splat(sum4(sum) / (float)width);
    v4 meanOfProduct = splat(sum4(product) / (float)width);
    for (u32 c = 0; c < width; c += 4) {
      u32 i = r * width + c;
      v4 normal = mul4(sub4(load4(z + i), mean), inverse);
      v4 rest = sub4(sub4(load4(dz + i), meanOfD), mul4(normal, meanOfProduct));
      v4 d = mul4(inverse, rest);
      store4(dz + i, d);
      store4(dx + i, masked4(d, u->inKey, i, u->inThreshold, u->inScale));
    }
  }
}
