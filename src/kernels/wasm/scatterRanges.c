#include "common.h"

typedef struct {
  u32 sentences, spans, width, spanColumns, allColumns, key, threshold;
  float scale;
} ScatterRanges;

/** Columns of one unit of work. */
#define WIDE 16

/** Adds a range's gradient to the rows of its maxima. */
INLINE void add(const u32* argmax, const float* dPool, float* dh, u32 width, u32 wide) {
  // An empty range has no row in any column.
  if (argmax[0] == NONE) return;
  for (u32 j = 0; j < wide; j++) dh[argmax[j] * width + j] += dPool[j];
}

KERNEL(scatterRanges)(const ScatterRanges* u, const u32* argmax, const float* dPool,
                      const Sentence* sentences, const float* sums, const float* clsWeight,
                      float* dh, u32 from, u32 to) {
  u32 width = u->width, blocks = (width + WIDE - 1) / WIDE;
  for (u32 unit = from, next; unit < to; unit = next) {
    // All units of one sentence at once: rows are then read as they lie.
    u32 b = unit / blocks, column = (unit - b * blocks) * WIDE;
    next = least(to, (b + 1) * blocks);
    u32 end = least(width, (next - b * blocks) * WIDE), wide = end - column;
    Sentence s = sentences[b];
    for (u32 row = s.first; row < s.first + s.length; row++)
      for (u32 j = column; j < end; j++) dh[row * width + j] = 0;
    for (u32 range = s.spanFrom; range < s.spanTo; range++) {
      u32 at = range * width + column;
      add(argmax + at, dPool + at, dh + column, width, wide);
    }
    for (u32 range = u->spans + s.pairFrom; range < u->spans + s.pairTo; range++) {
      u32 at = range * width + column;
      add(argmax + at, dPool + at, dh + column, width, wide);
    }
    for (u32 j = column; j < end; j++) {
      float sum = 0;
      for (u32 k = 0; k < u->spanColumns; k++)
        sum += sums[b * u->allColumns + k] * clsWeight[j * u->spanColumns + k];
      dh[s.first * width + j] += sum * kept(u->key, b * width + j, u->threshold, u->scale);
    }
  }
}
