#include "common.h"

typedef struct {
  u32 spans, pairs, spanColumns, pairColumns, entityTypes, relationTypes;
  u32 spanHeads, pairHeads, meanOver;
  float relationScale, spanScales[3], pairScales[3], weight;
} Agreement;

/** The row that says the same with another mask. */
INLINE u32 twin(u32 row, u32 rows) { return row < rows / 2 ? row + rows / 2 : row - rows / 2; }

/** Divergence of the logits x and y, both ways round. @param slope its gradient by x */
static float binary(float x, float y, float z, float* slope) {
  *slope = 0;
  if (z < 0) return 0;
  float p = 1 / (1 + exp1(-x)), rest = 1 / (1 + exp1(x));
  float apart = p - 1 / (1 + exp1(-y));
  *slope = apart + p * rest * (x - y);
  return apart * (x - y);
}

static void agreeOnSpan(const Agreement* u, const float* x, const float* y, const float* target,
                        float* d, float* loss) {
  u32 types = u->entityTypes;
  float top = x[0], otherTop = y[0], sum = 0, otherSum = 0, mean = 0, divergence = 0, slope;
  for (u32 k = 1; k < types; k++) {
    if (target[k] < 0) continue;
    if (x[k] > top) top = x[k];
    if (y[k] > otherTop) otherTop = y[k];
  }
  for (u32 k = 0; k < types; k++) {
    if (target[k] < 0) continue;
    sum += exp1(x[k] - top);
    otherSum += exp1(y[k] - otherTop);
  }
  for (u32 k = 0; k < types; k++) {
    if (target[k] < 0) continue;
    float p = exp1(x[k] - top) / sum, q = exp1(y[k] - otherTop) / otherSum;
    mean += p * (x[k] - y[k]);
    divergence += (p - q) * (x[k] - y[k]);
  }
  float scale = u->weight / (float)u->meanOver;
  for (u32 k = 0; k < types; k++) {
    if (target[k] < 0) continue;
    float p = exp1(x[k] - top) / sum, q = exp1(y[k] - otherTop) / otherSum;
    d[k] += 0.5f * scale * ((p - q) + p * ((x[k] - y[k]) - mean));
  }
  loss[0] += 0.25f * scale * divergence;
  for (u32 h = 0; h < u->spanHeads; h++) {
    u32 k = types + h;
    loss[1 + h] += 0.25f * u->weight * u->spanScales[h] * binary(x[k], y[k], target[k], &slope);
    d[k] += 0.5f * u->weight * u->spanScales[h] * slope;
  }
}

static void agreeOnPair(const Agreement* u, const float* x, const float* y, const float* target,
                        float* d, float* loss) {
  float slope;
  for (u32 k = 0; k < u->relationTypes; k++) {
    loss[0] += 0.25f * u->weight * u->relationScale * binary(x[k], y[k], target[k], &slope);
    d[k] += 0.5f * u->weight * u->relationScale * slope;
  }
  for (u32 h = 0; h < u->pairHeads; h++) {
    u32 k = u->relationTypes + h;
    loss[1 + h] += 0.25f * u->weight * u->pairScales[h] * binary(x[k], y[k], target[k], &slope);
    d[k] += 0.5f * u->weight * u->pairScales[h] * slope;
  }
}

KERNEL(agreement)(const Agreement* u, const float* spanLogits, const float* pairLogits,
                  const float* targets, float* dSpan, float* dPair, float* rowLosses, u32 from,
                  u32 to) {
  for (u32 i = from; i < to; i++) {
    if (i < u->spans) {
      u32 at = i * u->spanColumns, other = twin(i, u->spans) * u->spanColumns;
      agreeOnSpan(u, spanLogits + at, spanLogits + other, targets + at, dSpan + at,
                  rowLosses + 4 * i);
    } else {
      u32 row = i - u->spans, at = row * u->pairColumns;
      u32 other = twin(row, u->pairs) * u->pairColumns;
      const float* target = targets + u->spans * u->spanColumns + at;
      agreeOnPair(u, pairLogits + at, pairLogits + other, target, dPair + at, rowLosses + 4 * i);
    }
  }
}
