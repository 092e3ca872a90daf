#include "common.h"

typedef struct {
  u32 spans, pairs, spanColumns, pairColumns, entityTypes, relationTypes;
  u32 entityness, iou, relatedness;
  float entitynessWeight, iouWeight, relatednessWeight;
} Losses;

typedef struct {
  u32 sentence, width, label;
  float iou;
} Span;

/** log(1 + x) for x in [0, 1], by the series of 2 atanh(x / (2 + x)). */
static float log1p1(float x) {
  float t = x / (2 + x), q = t * t;
  float p = 1 / 9.0f + q * (1 / 11.0f + q / 13);
  return 2 * t * (1 + q * (1 / 3.0f + q * (1 / 5.0f + q * (1 / 7.0f + q * p))));
}

/** Cross-entropy of logit x and label z, softplus(x) - x z. @param slope sigmoid(x) - z */
static float binary(float x, float z, float* slope) {
  float e = exp1(-__builtin_fabsf(x)), rest = e / (1 + e);
  *slope = x < 0 ? rest - z : (1 - z) - rest;
  return (x < 0 ? -x * z : x * (1 - z)) + log1p1(e);
}

static void spanLosses(const Losses* u, const float* y, const Span* span, float* d, float* loss) {
  u32 types = u->entityTypes, label = span->label, best = 0;
  float rows = (float)u->spans, slope;
  for (u32 k = 1; k < types; k++)
    if (y[k] > y[best]) best = k;
  // Without the best type, and without the label: both may be small beside 1.
  float besides = 0, wrong = 0;
  for (u32 k = 0; k < types; k++) {
    d[k] = exp1(y[k] - y[best]);
    if (k != best) besides += d[k];
    if (k != label) wrong += d[k];
  }
  for (u32 k = 0; k < types; k++) d[k] = (k == label ? -wrong : d[k]) / (1 + besides) / rows;
  for (u32 k = types; k < u->spanColumns; k++) d[k] = 0;
  float logSum = besides <= 1 ? log1p1(besides) : log1(1 + besides);
  loss[0] = (y[best] - y[label] + logSum) / rows;
  loss[1] = loss[2] = loss[3] = 0;
  if (u->entityness != NONE) {
    float scale = u->entitynessWeight / rows;
    loss[1] = binary(y[u->entityness], label > 0, &slope) * scale;
    d[u->entityness] = slope * scale;
  }
  if (u->iou != NONE) {
    float scale = u->iouWeight / rows;
    loss[2] = binary(y[u->iou], span->iou, &slope) * scale;
    d[u->iou] = slope * scale;
  }
}

static void pairLosses(const Losses* u, const float* y, const float* target, float* d,
                       float* loss) {
  float rows = (float)u->pairs, cells = rows * (float)u->relationTypes, slope;
  loss[0] = loss[1] = loss[2] = loss[3] = 0;
  for (u32 k = 0; k < u->relationTypes; k++) {
    loss[0] += binary(y[k], target[k], &slope) / cells;
    d[k] = slope / cells;
  }
  for (u32 k = u->relationTypes; k < u->pairColumns; k++) d[k] = 0;
  if (u->relatedness != NONE) {
    float scale = u->relatednessWeight / rows;
    loss[1] = binary(y[u->relatedness], target[u->relatedness], &slope) * scale;
    d[u->relatedness] = slope * scale;
  }
}

KERNEL(losses)(const Losses* u, const float* spanLogits, const Span* spans,
               const float* pairLogits, const float* targets, float* dSpan, float* dPair,
               float* rowLosses, u32 from, u32 to) {
  for (u32 i = from; i < to; i++) {
    if (i < u->spans) {
      u32 at = i * u->spanColumns;
      spanLosses(u, spanLogits + at, spans + i, dSpan + at, rowLosses + 4 * i);
    } else {
      u32 at = (i - u->spans) * u->pairColumns;
      pairLosses(u, pairLogits + at, targets + at, dPair + at, rowLosses + 4 * i);
    }
  }
}
