#include "common.h"

typedef struct {
  u32 spans, pairs, spanColumns, pairColumns, entityTypes, relationTypes;
  u32 spanHeads, pairHeads, meanOver;
  float relationScale, spanScales[3], pairScales[3];
} Losses;

/** log(1 + x) for x in [0, 1], by the series of 2 atanh(x / (2 + x)). */
static float log1p1(float x) {
  float t = x / (2 + x), q = t * t;
  float p = 1 / 9.0f + q * (1 / 11.0f + q / 13);
  return 2 * t * (1 + q * (1 / 3.0f + q * (1 / 5.0f + q * (1 / 7.0f + q * p))));
}

/** Cross-entropy of logit x and target z, softplus(x) - x z. @param slope sigmoid(x) - z */
static float binary(float x, float z, float* slope) {
  if (z < 0) {
    *slope = 0;
    return 0;
  }
  float e = exp1(-__builtin_fabsf(x)), rest = e / (1 + e);
  *slope = x < 0 ? rest - z : (1 - z) - rest;
  return (x < 0 ? -x * z : x * (1 - z)) + log1p1(e);
}

static void spanLosses(const Losses* u, const float* y, const float* target, float* d,
                       float* loss) {
  u32 types = u->entityTypes, best = 0, likely = 0;
  float rows = (float)u->meanOver, slope;
  for (u32 k = 1; k < types; k++) {
    if (target[k] < 0) continue;
    if (y[k] > y[best]) best = k;
    if (target[k] > target[likely]) likely = k;
  }
  // Without the best type, and without the likely one: both may be small beside 1.
  float besides = 0, wrong = 0, distance = 0;
  for (u32 k = 0; k < types; k++) {
    if (target[k] < 0) continue;
    d[k] = exp1(y[k] - y[best]);
    if (k != best) besides += d[k];
    if (k != likely) wrong += d[k];
    distance += target[k] * (y[best] - y[k]);
  }
  float sum = 1 + besides;
  for (u32 k = 0; k < types; k++) {
    if (target[k] < 0) d[k] = 0;
    else if (k == likely) d[k] = ((1 - target[k]) - wrong / sum) / rows;
    else d[k] = (d[k] / sum - target[k]) / rows;
  }
  for (u32 k = types; k < u->spanColumns; k++) d[k] = 0;
  float logSum = besides <= 1 ? log1p1(besides) : log1(sum);
  loss[0] = (distance + logSum) / rows;
  loss[1] = loss[2] = loss[3] = 0;
  for (u32 h = 0; h < u->spanHeads; h++) {
    loss[1 + h] = binary(y[types + h], target[types + h], &slope) * u->spanScales[h];
    d[types + h] = slope * u->spanScales[h];
  }
}

static void pairLosses(const Losses* u, const float* y, const float* target, float* d,
                       float* loss) {
  float slope;
  loss[0] = loss[1] = loss[2] = loss[3] = 0;
  for (u32 k = 0; k < u->relationTypes; k++) {
    loss[0] += binary(y[k], target[k], &slope) * u->relationScale;
    d[k] = slope * u->relationScale;
  }
  for (u32 k = u->relationTypes; k < u->pairColumns; k++) d[k] = 0;
  for (u32 h = 0; h < u->pairHeads; h++) {
    u32 k = u->relationTypes + h;
    loss[1 + h] = binary(y[k], target[k], &slope) * u->pairScales[h];
    d[k] = slope * u->pairScales[h];
  }
}

KERNEL(losses)(const Losses* u, const float* spanLogits, const float* pairLogits,
               const float* targets, float* dSpan, float* dPair, float* rowLosses, u32 from,
               u32 to) {
  for (u32 i = from; i < to; i++) {
    if (i < u->spans) {
      u32 at = i * u->spanColumns;
      spanLosses(u, spanLogits + at, targets + at, dSpan + at, rowLosses + 4 * i);
    } else {
      u32 at = (i - u->spans) * u->pairColumns;
      const float* target = targets + u->spans * u->spanColumns + at;
      pairLosses(u, pairLogits + at, target, dPair + at, rowLosses + 4 * i);
    }
  }
}
