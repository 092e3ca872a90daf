#include "fourRows.h"

typedef struct {
  u32 rows, inner, columns, stride, gathered, split, firstKey, secondKey, threshold;
  float scale;
} Project;

KERNEL(project)(const Project* u, const float* x, const Sentence* sentences, const float* w,
                float* out, u32 from, u32 to) {
  u32 split = least(u->split, u->columns);
  for (u32 row = from; row < to; row += 4) {
    FourRows rows;
    float* sums[4];
    for (u32 n = 0; n < 4; n++) {
      u32 r = least(row + n, to - 1);
      rows.x[n] = x + (u->gathered ? sentences[r].first : r) * u->inner;
      rows.entries[n] = r * u->inner;
      sums[n] = out + r * u->columns;
      for (u32 k = 0; k < u->columns; k += 4) store4(sums[n] + k, splat(0));
    }
    addProduct(&rows, u->inner, u->firstKey, u->threshold, u->scale, w, u->stride, sums, 0, split);
    if (split < u->columns)
      addProduct(&rows, u->inner, u->secondKey, u->threshold, u->scale, w, u->stride, sums, split,
                 u->columns);
  }
}
