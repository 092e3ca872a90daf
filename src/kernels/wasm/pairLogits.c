#include "fourRows.h"

typedef struct {
  u32 pairs, inner, columns, stride, first, key, threshold;
  float scale;
} PairLogits;

typedef struct {
  u32 head, tail, context, unused;
} Pair;

KERNEL(pairLogits)(const PairLogits* u, const float* pool, const Pair* pairs, const float* ends,
                   const float* weight, const float* bias, float* logits, u32 from, u32 to) {
  u32 columns = u->columns;
  for (u32 pair = from; pair < to; pair += 4) {
    FourRows rows;
    float* sums[4];
    for (u32 n = 0; n < 4; n++) {
      u32 p = least(pair + n, to - 1);
      rows.x[n] = pool + pairs[p].context * u->inner;
      rows.entries[n] = p * u->inner;
      sums[n] = logits + p * columns;
      const float* head = ends + pairs[p].head * 2 * columns;
      const float* tail = ends + (pairs[p].tail * 2 + 1) * columns;
      for (u32 k = 0; k < columns; k++) sums[n][k] = bias[k] + head[k] + tail[k];
    }
    addProduct(&rows, u->inner, u->key, u->threshold, u->scale, weight + u->first, u->stride, sums,
               0, columns);
  }
}
