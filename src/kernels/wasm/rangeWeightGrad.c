#include "rangeGrad.h"

/** Rows of the weight, and ranges, at a time. */
#define HIGH 8
#define DEPTH 256

/** What one kind of columns is a product of: the pool's rows under a mask, and their gradients. */
typedef struct {
  const float* pool;
  const float* d;
  /** Rows of both, columns of d from one row to the next, columns used. */
  u32 rows, stride, columns;
  u32 key;
  /** Where the gradient of the first column goes, in its row of the weight. */
  u32 column;
  /** Null for columns without a bias. */
  float* bias;
} Kind;

/** HIGH columns from j on of masked rows of the pool; the one past the last is 1, for the biases. */
static void packPool(const Ranges* u, const Kind* kind, u32 first, u32 depth, u32 j, float* to) {
  for (u32 r = 0; r < depth; r++, to += HIGH) {
    u32 entry = (first + r) * u->inner + j;
    if (j + HIGH <= u->inner) {
      for (u32 n = 0; n < HIGH; n += 4) {
        v4 x = load4(kind->pool + entry + n);
        if (u->threshold) x = mul4(x, kept4(kind->key, entry + n, u->threshold, u->scale));
        store4(to + n, x);
      }
    } else {
      for (u32 n = 0; n < HIGH; n++)
        to[n] = j + n < u->inner ? kind->pool[entry + n] * kept(kind->key, entry + n, u->threshold,
                                                                u->scale)
                                 : 1;
    }
  }
}

/** Sums [4][HIGH] += d[r][k[n]] · a[r]. @param a [depth][HIGH] */
INLINE void addRows(const float* a, const float* d, u32 stride, u32 depth, const u32* k,
                    float* sums) {
  v4 low[4], high[4];
  for (u32 n = 0; n < 4; n++) {
    low[n] = load4(sums + n * HIGH);
    high[n] = load4(sums + n * HIGH + 4);
  }
  for (u32 r = 0; r < depth; r++, a += HIGH, d += stride)
    for (u32 n = 0; n < 4; n++) {
      v4 x = splatFrom(d + k[n]);
      low[n] = fma4(x, load4(a), low[n]);
      high[n] = fma4(x, load4(a + 4), high[n]);
    }
  for (u32 n = 0; n < 4; n++) {
    store4(sums + n * HIGH, low[n]);
    store4(sums + n * HIGH + 4, high[n]);
  }
}

/** The gradients of one kind of columns of rows [j, end). */
static void columnsOf(const Ranges* u, const Kind* kind, u32 j, u32 end, float* dWeight) {
  u32 fours = (kind->columns + 3) / 4;
  float a[DEPTH * HIGH], sums[fours * 4 * HIGH];
  __builtin_memset(sums, 0, sizeof sums);
  for (u32 first = 0; first < kind->rows; first += DEPTH) {
    u32 depth = least(DEPTH, kind->rows - first);
    packPool(u, kind, first, depth, j, a);
    for (u32 c = 0; c < fours; c++) {
      // Past the last column the last one is taken again.
      u32 k[4];
      for (u32 n = 0; n < 4; n++) k[n] = least(4 * c + n, kind->columns - 1);
      addRows(a, kind->d + first * kind->stride, kind->stride, depth, k, sums + c * 4 * HIGH);
    }
  }
  u32 stride = u->allColumns + u->pairColumns;
  for (u32 n = 0; n < end - j; n++)
    for (u32 k = 0; k < kind->columns; k++) {
      float sum = sums[k * HIGH + n];
      if (j + n < u->inner)
        dWeight[(j + n) * stride + kind->column + k] = sum;
      else if (kind->bias)
        kind->bias[k] = sum;
    }
}

KERNEL(rangeWeightGrad)(const Ranges* u, const float* pool, const float* dAll, const float* dPair,
                        float* dWeight, float* dSpanBias, float* dPairBias, u32 from, u32 to) {
  u32 forSpan = u->spanColumns, all = u->allColumns;
  Kind spans = {pool, dAll, u->spans, all, forSpan, u->spanKey, 0, dSpanBias};
  Kind ends = {pool, dAll + forSpan, u->spans, all, all - forSpan, u->endKey, forSpan, 0};
  Kind pairs = {.pool = pool + u->spans * u->inner, .d = dPair, .rows = u->pairs};
  pairs.stride = pairs.columns = u->pairColumns;
  pairs.key = u->pairKey, pairs.column = all, pairs.bias = dPairBias;
  for (u32 j = from; j < to; j += HIGH) {
    u32 end = least(j + HIGH, to);
    columnsOf(u, &spans, j, end, dWeight);
    columnsOf(u, &ends, j, end, dWeight);
    columnsOf(u, &pairs, j, end, dWeight);
  }
}
