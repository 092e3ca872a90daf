#include "common.h"

typedef struct {
  u32 spans, spanColumns, pairColumns, entityTypes, withLogits, key, threshold;
  float scale;
} SpanLogitsGrad;

KERNEL(spanLogitsGrad)(const SpanLogitsGrad* u, const float* dSpan, const float* dPair,
                       const u32* endOffsets, const u32* endPairs, const float* logitsWeight,
                       float* dAll, u32 from, u32 to) {
  u32 forSpan = u->spanColumns, forEnds = 2 * u->pairColumns;
  for (u32 s = from; s < to; s++) {
    float* d = dAll + s * (forSpan + forEnds);
    float* ends = d + forSpan;
    for (u32 k = 0; k < forSpan; k++) d[k] = dSpan[s * forSpan + k];
    for (u32 c = 0; c < forEnds; c++) ends[c] = 0;
    for (u32 n = endOffsets[s]; n < endOffsets[s + 1]; n++) {
      const float* pair = dPair + (endPairs[n] >> 1) * u->pairColumns;
      float* end = ends + (endPairs[n] & 1) * u->pairColumns;
      for (u32 k = 0; k < u->pairColumns; k++) end[k] += pair[k];
    }
    // Spans that no pair has get nothing through the logits.
    if (!u->withLogits || endOffsets[s] == endOffsets[s + 1]) continue;
    for (u32 e = 0; e < u->entityTypes; e++) {
      const float* weight = logitsWeight + e * forEnds;
      float sum = 0;
      for (u32 c = 0; c < forEnds; c++) sum += ends[c] * weight[c];
      d[e] += sum * kept(u->key, s * u->entityTypes + e, u->threshold, u->scale);
    }
  }
}
