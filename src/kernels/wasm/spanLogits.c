#include "common.h"

typedef struct {
  u32 spans, spanColumns, endColumns, entityTypes, withLogits, key, threshold;
  float scale;
} SpanLogits;

typedef struct {
  u32 sentence, width;
} Span;

KERNEL(spanLogits)(const SpanLogits* u, const float* fromRange, const float* fromSentence,
                   const float* fromWidth, const Span* spans, const float* bias,
                   const float* logitsWeight, float* logits, float* ends, u32 from, u32 to) {
  u32 forSpan = u->spanColumns, forEnds = u->endColumns, all = forSpan + forEnds;
  for (u32 s = from; s < to; s++) {
    const float* range = fromRange + s * all;
    const float* sentence = fromSentence + spans[s].sentence * forSpan;
    const float* width = fromWidth + spans[s].width * all;
    float* y = logits + s * forSpan;
    float* end = ends + s * forEnds;
    for (u32 k = 0; k < forSpan; k++) y[k] = range[k] + sentence[k] + width[k] + bias[k];
    for (u32 c = 0; c < forEnds; c++) end[c] = range[forSpan + c] + width[forSpan + c];
    if (!u->withLogits) continue;
    for (u32 e = 0; e < u->entityTypes; e++) {
      float x = y[e] * kept(u->key, s * u->entityTypes + e, u->threshold, u->scale);
      const float* weight = logitsWeight + e * forEnds;
      for (u32 c = 0; c < forEnds; c++) end[c] += x * weight[c];
    }
  }
}
