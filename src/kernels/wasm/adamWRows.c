#include "adamW.h"

typedef struct {
  u32 rows, width;
  float rate;
  Adam adam;
} AdamWRows;

typedef struct {
  u32 row, gradient;
  float factor;
  u32 unused;
} Row;

KERNEL(adamWRows)(const AdamWRows* u, float* words, float* m, float* v, const float* dWords,
                  const Row* rows, const float* summary, u32 from, u32 to) {
  for (u32 r = from; r < to; r++) {
    u32 at = rows[r].row * u->width, of = r * u->width;
    const float* g = rows[r].gradient == NONE ? 0 : dWords + rows[r].gradient * u->width;
    float keep = rows[r].factor * (1 - u->rate * u->adam.weightDecay);
    updateFours(&u->adam, words + at, m + of, v + of, g, u->width / 4, summary[0], u->rate, keep);
  }
}
