#include "common.h"

typedef struct {
  u32 sentences, spans, widths, inner, size, entityTypes, spanColumns, allColumns, withLogits;
  u32 clsAt, widthAt, logitsAt, sizesAt;
  u32 clsKey, spanSizeKey, endSizeKey, logitsKey, threshold;
  float scale;
} FactorGrad;

typedef struct {
  const float* h;
  const Sentence* sentences;
  const float *logits, *dAll, *sums, *factors;
  float* dFactors;
} Operands;

INLINE float keptOf(const FactorGrad* u, u32 key, u32 i) {
  return kept(key, i, u->threshold, u->scale);
}

INLINE void clear(float* row, u32 columns) {
  for (u32 k = 0; k < columns; k++) row[k] = 0;
}

INLINE void add(float* row, float x, const float* other, u32 columns) {
  for (u32 k = 0; k < columns; k++) row[k] += x * other[k];
}

static float dot(const float* a, const float* b, u32 columns) {
  float sum = 0;
  for (u32 k = 0; k < columns; k++) sum += a[k] * b[k];
  return sum;
}

static void clsRow(const FactorGrad* u, const Operands* o, u32 j) {
  float* row = o->dFactors + u->clsAt + j * u->spanColumns;
  clear(row, u->spanColumns);
  for (u32 b = 0; b < u->sentences; b++) {
    float x = o->h[o->sentences[b].first * u->inner + j];
    x *= keptOf(u, u->clsKey, b * u->inner + j);
    add(row, x, o->sums + b * u->allColumns, u->spanColumns);
  }
}

static void widthRow(const FactorGrad* u, const Operands* o, u32 j) {
  u32 forSpan = u->spanColumns, forEnds = u->allColumns - forSpan;
  float* row = o->dFactors + u->widthAt + j * u->allColumns;
  clear(row, u->allColumns);
  for (u32 w = 0; w < u->widths; w++) {
    u32 i = w * u->size + j;
    float x = o->factors[u->sizesAt + i];
    const float* sum = o->sums + (u->sentences + w) * u->allColumns;
    add(row, x * keptOf(u, u->spanSizeKey, i), sum, forSpan);
    add(row + forSpan, x * keptOf(u, u->endSizeKey, i), sum + forSpan, forEnds);
  }
}

static void logitsRow(const FactorGrad* u, const Operands* o, u32 e) {
  u32 forSpan = u->spanColumns, forEnds = u->allColumns - forSpan;
  float* row = o->dFactors + u->logitsAt + e * forEnds;
  clear(row, forEnds);
  for (u32 s = 0; s < u->spans; s++) {
    float x = o->logits[s * forSpan + e] * keptOf(u, u->logitsKey, s * u->entityTypes + e);
    add(row, x, o->dAll + s * u->allColumns + forSpan, forEnds);
  }
}

static void sizesRow(const FactorGrad* u, const Operands* o, u32 w) {
  u32 forSpan = u->spanColumns, forEnds = u->allColumns - forSpan;
  const float* sum = o->sums + (u->sentences + w) * u->allColumns;
  for (u32 j = 0; j < u->size; j++) {
    u32 i = w * u->size + j;
    const float* weight = o->factors + u->widthAt + j * u->allColumns;
    o->dFactors[u->sizesAt + i] =
        keptOf(u, u->spanSizeKey, i) * dot(sum, weight, forSpan) +
        keptOf(u, u->endSizeKey, i) * dot(sum + forSpan, weight + forSpan, forEnds);
  }
}

KERNEL(factorGrad)(const FactorGrad* u, const float* h, const Sentence* sentences,
                   const float* logits, const float* dAll, const float* sums,
                   const float* factors, float* dFactors, u32 from, u32 to) {
  Operands o = {h, sentences, logits, dAll, sums, factors, dFactors};
  u32 width = u->inner, logitsFrom = width + u->size, sizes = logitsFrom + u->entityTypes;
  for (u32 row = from; row < to; row++) {
    if (row < width)
      clsRow(u, &o, row);
    else if (row < logitsFrom)
      widthRow(u, &o, row - width);
    else if (row >= sizes)
      sizesRow(u, &o, row - sizes);
    else if (u->withLogits)
      logitsRow(u, &o, row - logitsFrom);
  }
}
