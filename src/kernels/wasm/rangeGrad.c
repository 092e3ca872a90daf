#include "rangeGrad.h"

/** Columns of the result at a time: a cache line. */
#define WIDE 16

/** Rows k of the weight's columns as [k][WIDE], zeros past the last. */
INLINE void packWeight(const float* weight, u32 stride, u32 wide, float* to) {
  for (u32 i = 0; i < WIDE; i++)
    for (u32 k = 0; k < stride; k++) to[k * WIDE + i] = i < wide ? weight[i * stride + k] : 0;
}

/** Adds d [columns] w [columns][WIDE], under the mask of the entries from `entry` on, to `sums`. */
INLINE void addMasked(const float* d, const float* w, u32 columns, u32 entry, u32 key,
                      const Ranges* u, v4* sums) {
  v4 part[4] = {splat(0), splat(0), splat(0), splat(0)};
  for (u32 k = 0; k < columns; k++)
    for (u32 n = 0; n < 4; n++)
      part[n] = fma4(splatFrom(d + k), load4(w + k * WIDE + 4 * n), part[n]);
  for (u32 n = 0; n < 4; n++) {
    if (u->threshold) part[n] = mul4(part[n], kept4(key, entry + 4 * n, u->threshold, u->scale));
    sums[n] = add4(sums[n], part[n]);
  }
}

INLINE void storeWide(float* to, const v4* sums, u32 wide) {
  float whole[WIDE];
  float* out = wide == WIDE ? to : whole;
  for (u32 n = 0; n < 4; n++) store4(out + 4 * n, sums[n]);
  if (wide < WIDE)
    for (u32 i = 0; i < wide; i++) to[i] = whole[i];
}

KERNEL(rangeGrad)(const Ranges* u, const float* dAll, const float* dPair, const float* weight,
                  float* dPool, u32 from, u32 to) {
  u32 stride = u->allColumns + u->pairColumns, forSpan = u->spanColumns;
  u32 forEnds = u->allColumns - forSpan;
  float w[stride * WIDE];
  for (u32 j = 0; j < u->inner; j += WIDE) {
    u32 wide = least(WIDE, u->inner - j);
    packWeight(weight + j * stride, stride, wide, w);
    for (u32 r = from; r < to; r++) {
      v4 sums[4] = {splat(0), splat(0), splat(0), splat(0)};
      if (r < u->spans) {
        const float* d = dAll + r * u->allColumns;
        u32 entry = r * u->inner + j;
        addMasked(d, w, forSpan, entry, u->spanKey, u, sums);
        addMasked(d + forSpan, w + forSpan * WIDE, forEnds, entry, u->endKey, u, sums);
      } else {
        u32 p = r - u->spans;
        addMasked(dPair + p * u->pairColumns, w + u->allColumns * WIDE, u->pairColumns,
                  p * u->inner + j, u->pairKey, u, sums);
      }
      storeWide(dPool + r * u->inner + j, sums, wide);
    }
  }
}
