#include "common.h"

typedef struct {
  u32 words, places, width;
} EmbeddingGrad;

typedef struct {
  u32 from, to, unused[2];
} Row;

/** `fours` times four columns of the sum of a row's entries. */
INLINE void sumColumns(const float* dz, const u32* entries, Row row, u32 width, float* out,
                       u32 fours) {
  v4 sums[4];
  for (u32 n = 0; n < fours; n++) sums[n] = splat(0);
  for (u32 i = row.from; i < row.to; i++)
    for (u32 n = 0; n < fours; n++)
      sums[n] = add4(sums[n], load4(dz + entries[i] * width + 4 * n));
  for (u32 n = 0; n < fours; n++) store4(out + 4 * n, sums[n]);
}

KERNEL(embeddingGrad)(const EmbeddingGrad* u, const float* dz, const Row* rows, const u32* entries,
                      float* dWords, float* dPlaces, u32 from, u32 to) {
  u32 width = u->width;
  for (u32 r = from; r < to; r++) {
    float* out = r < u->words ? dWords + r * width : dPlaces + (r - u->words) * width;
    u32 c = 0;
    for (; c + 16 <= width; c += 16) sumColumns(dz + c, entries, rows[r], width, out + c, 4);
    for (; c < width; c += 4) sumColumns(dz + c, entries, rows[r], width, out + c, 1);
  }
}
