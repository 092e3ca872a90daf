#include "product.h"

/** Rows of a block: sentenceRows.ts. */
#define BLOCK 32
/** Columns of scores at a time: [BLOCK, CHUNK] fit in the first-level cache. */
#define CHUNK 128

typedef struct {
  u32 blocks, heads, longest;
  /** What scores are multiplied with. */
  float scoreScale;
  u32 key, threshold;
  float scale;
} Attention;

static u32 headSize;

__attribute__((export_name("setHeadSize"))) void setHeadSize(u32 columns) { headSize = columns; }

/** A unit of work: some rows of one head of one sentence. */
typedef struct {
  /** Floats from a row of [N, H] to the next. */
  u32 width;
  u32 heads, head;
  /** Rows of the batch: the sentence's first, and those of the block. */
  u32 first, from, rows;
  /** The same from the sentence's first row on. */
  u32 at;
  u32 length;
  /** Of the mask: what queries and keys are added to. */
  u32 mask;
} Place;

static Place placeOf(const Attention* u, const Sentence* sentences, const u32* blocks, u32 unit) {
  u32 block = unit / u->heads, b = blocks[2 * block];
  const Sentence* s = sentences + b;
  Place p = {.width = u->heads * headSize, .heads = u->heads, .head = unit % u->heads};
  p.at = blocks[2 * block + 1];
  p.first = s->first, p.from = s->first + p.at, p.length = s->length;
  p.rows = least(BLOCK, s->length - p.at);
  p.mask = (b * u->heads + p.head) * u->longest * u->longest;
  return p;
}

/** x yᵀ: [rows, columns] at a stride of CHUNK, of rows `xRow` and `yRow` apart. */
static void scores(const float* x, u32 xRow, u32 rows, const float* y, u32 yRow, u32 columns,
                   float* to) {
  Product p = {.a = x, .b = y, .c = to, .rows = rows, .inner = headSize, .columns = columns};
  p.aRow = xRow, p.aInner = 1, p.bInner = 1, p.bColumn = yRow, p.cRow = CHUNK;
  product(&p, 0, (columns + PANEL - 1) / PANEL);
}

/** s x: [rows, headSize] at a stride of `row`, of [rows, n] at a stride of CHUNK and n rows of x. */
static void mixed(const float* s, u32 rows, u32 n, const float* x, u32 xRow, float* to, u32 row,
                  bool onto) {
  Product p = {.a = s, .b = x, .c = to, .rows = rows, .inner = n, .columns = headSize};
  p.aRow = CHUNK, p.aInner = 1, p.bInner = xRow, p.bColumn = 1, p.cRow = row, p.onto = onto;
  product(&p, 0, (headSize + PANEL - 1) / PANEL);
}

/** All ones in the lanes that are below `count`. */
INLINE v4 lanes(u32 count) {
  return wasm_u32x4_gt(wasm_i32x4_splat(count), wasm_i32x4_make(0, 1, 2, 3));
}

/**
 * One row of scores to the exponentials of their distance to the top so far, masked.
 *
 * @return their sum before the mask
 */
static float exponentials(const Attention* u, float* s, u32 n, float top, u32 mask) {
  v4 sum = splat(0);
  for (u32 k = 0; k < n; k += 4) {
    v4 e = wasm_v128_and(exp4(sub4(load4(s + k), splat(top))), lanes(n - k));
    sum = add4(sum, e);
    if (u->threshold) e = mul4(e, kept4(u->key, mask + k, u->threshold, u->scale));
    store4(s + k, e);
  }
  return sum4(sum);
}

/** Scales a row of scores. @return the largest */
static float scaled(float* s, u32 n, float factor) {
  v4 top = splat(-__builtin_inff());
  for (u32 k = 0; k < n; k += 4) {
    v4 x = mul4(load4(s + k), splat(factor));
    store4(s + k, x);
    top = max4(top, wasm_v128_bitselect(x, splat(-__builtin_inff()), lanes(n - k)));
  }
  return top4(top);
}

static void forward(const Attention* u, const Place* p, const float* qkv, float* context,
                    float* logSums) {
  u32 row = 3 * p->width;
  const float* q = qkv + p->from * row + p->head * headSize;
  const float* keys = qkv + p->first * row + p->width + p->head * headSize;
  float* out = context + p->from * p->width + p->head * headSize;
  float s[BLOCK * CHUNK], top[BLOCK], sum[BLOCK];
  for (u32 k = 0; k < p->length; k += CHUNK) {
    u32 n = least(CHUNK, p->length - k);
    scores(q, row, p->rows, keys + k * row, row, n, s);
    for (u32 i = 0; i < p->rows; i++) {
      float most = scaled(s + i * CHUNK, n, u->scoreScale);
      if (k > 0) {
        most = most > top[i] ? most : top[i];
        float shrunk = exp1(top[i] - most);
        sum[i] *= shrunk;
        for (u32 d = 0; d < headSize; d++) out[i * p->width + d] *= shrunk;
      } else {
        sum[i] = 0;
      }
      top[i] = most;
      u32 mask = p->mask + (p->at + i) * u->longest + k;
      sum[i] += exponentials(u, s + i * CHUNK, n, most, mask);
    }
    mixed(s, p->rows, n, keys + p->width + k * row, row, out, p->width, k > 0);
  }
  for (u32 i = 0; i < p->rows; i++) {
    logSums[(p->from + i) * p->heads + p->head] = top[i] + log1(sum[i]);
    for (u32 d = 0; d < headSize; d++) out[i * p->width + d] /= sum[i];
  }
}

KERNEL(attention)(const Attention* u, const float* qkv, const Sentence* sentences,
                  const u32* blocks, float* context, float* logSums, u32 from, u32 to) {
  for (u32 unit = from; unit < to; unit++) {
    Place p = placeOf(u, sentences, blocks, unit);
    forward(u, &p, qkv, context, logSums);
  }
}

/** Scores and what each probability is multiplied with, to dS and the masked probabilities. */
INLINE void slopes(const Attention* u, float* s, float* d, v4 logSum, v4 delta, v4 mask, v4 room) {
  v4 factor = splat(u->scoreScale);
  v4 p = wasm_v128_and(exp4(sub4(mul4(load4(s), factor), logSum)), room);
  v4 dot = load4(d), kept = p;
  if (u->threshold) {
    v4 drop = keptAt(u->key, mask, u->threshold, u->scale);
    dot = mul4(dot, drop), kept = mul4(p, drop);
  }
  store4(s, mul4(mul4(p, sub4(dot, delta)), factor));
  store4(d, kept);
}

static void gradQuery(const Attention* u, const Place* p, const float* qkv, const float* context,
                      const float* dContext, const float* logSums, float* dQkv, float* deltas) {
  u32 row = 3 * p->width, own = p->from * row + p->head * headSize;
  const float* keys = qkv + p->first * row + p->width + p->head * headSize;
  u32 out = p->from * p->width + p->head * headSize;
  float s[BLOCK * CHUNK], d[BLOCK * CHUNK], delta[BLOCK];
  for (u32 i = 0; i < p->rows; i++) {
    v4 sum = splat(0);
    for (u32 c = 0; c < headSize; c += 4) {
      u32 at = out + i * p->width + c;
      sum = fma4(load4(context + at), load4(dContext + at), sum);
    }
    delta[i] = deltas[(p->from + i) * p->heads + p->head] = sum4(sum);
  }
  v4 steps = wasm_i32x4_make(0, 1, 2, 3);
  for (u32 k = 0; k < p->length; k += CHUNK) {
    u32 n = least(CHUNK, p->length - k);
    scores(qkv + own, row, p->rows, keys + k * row, row, n, s);
    scores(dContext + out, p->width, p->rows, keys + p->width + k * row, row, n, d);
    for (u32 i = 0; i < p->rows; i++) {
      v4 logSum = splat(logSums[(p->from + i) * p->heads + p->head]);
      u32 mask = p->mask + (p->at + i) * u->longest + k;
      for (u32 c = 0; c < n; c += 4)
        slopes(u, s + i * CHUNK + c, d + i * CHUNK + c, logSum, splat(delta[i]),
               wasm_i32x4_add(wasm_i32x4_splat(mask + c), steps), lanes(n - c));
    }
    mixed(s, p->rows, n, keys + k * row, row, dQkv + own, row, k > 0);
  }
}

KERNEL(attentionGradQuery)(const Attention* u, const float* qkv, const Sentence* sentences,
                           const u32* blocks, const float* context, const float* dContext,
                           const float* logSums, float* dQkv, float* deltas, u32 from, u32 to) {
  for (u32 unit = from; unit < to; unit++) {
    Place p = placeOf(u, sentences, blocks, unit);
    gradQuery(u, &p, qkv, context, dContext, logSums, dQkv, deltas);
  }
}

/** The block's rows are keys, the columns of scores are queries. */
static void gradKeyValue(const Attention* u, const Place* p, const float* qkv,
                         const float* dContext, const float* logSums, const float* deltas,
                         float* dQkv) {
  u32 row = 3 * p->width, own = p->from * row + p->width + p->head * headSize;
  const float* queries = qkv + p->first * row + p->head * headSize;
  const float* dOut = dContext + p->first * p->width + p->head * headSize;
  float s[BLOCK * CHUNK], d[BLOCK * CHUNK], logSum[CHUNK], delta[CHUNK];
  u32 T = u->longest;
  v4 steps = wasm_i32x4_make(0, T, 2 * T, 3 * T);
  for (u32 q = 0; q < p->length; q += CHUNK) {
    u32 n = least(CHUNK, p->length - q);
    scores(qkv + own, row, p->rows, queries + q * row, row, n, s);
    scores(qkv + own + p->width, row, p->rows, dOut + q * p->width, p->width, n, d);
    for (u32 c = 0; c < n; c++) {
      u32 at = (p->first + q + c) * p->heads + p->head;
      logSum[c] = logSums[at], delta[c] = deltas[at];
    }
    for (u32 i = 0; i < p->rows; i++)
      for (u32 c = 0; c < n; c += 4) {
        u32 mask = p->mask + (q + c) * T + p->at + i;
        slopes(u, s + i * CHUNK + c, d + i * CHUNK + c, load4(logSum + c), load4(delta + c),
               wasm_i32x4_add(wasm_i32x4_splat(mask), steps), lanes(n - c));
      }
    mixed(s, p->rows, n, queries + q * row, row, dQkv + own, row, q > 0);
    mixed(d, p->rows, n, dOut + q * p->width, p->width, dQkv + own + p->width, row, q > 0);
  }
}

KERNEL(attentionGradKeyValue)(const Attention* u, const float* qkv, const Sentence* sentences,
                              const u32* blocks, const float* dContext, const float* logSums,
                              const float* deltas, float* dQkv, u32 from, u32 to) {
  for (u32 unit = from; unit < to; unit++) {
    Place p = placeOf(u, sentences, blocks, unit);
    gradKeyValue(u, &p, qkv, dContext, logSums, deltas, dQkv);
  }
}
