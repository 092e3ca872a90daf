#include "adamW.h"

typedef struct {
  u32 length, decayedEncoder, plainEncoder, decayedHeads;
  float encoderRate, headRate;
  Adam adam;
} AdamW;

/** Fours of one unit of work. */
#define STRETCH 1024

KERNEL(adamW)(const AdamW* u, float* w, float* m, float* v, const float* g, const float* summary,
              u32 from, u32 to) {
  u32 ends[] = {u->decayedEncoder, u->plainEncoder, u->decayedHeads, u->length};
  u32 i = from * STRETCH, end = least(to * STRETCH, u->length);
  for (u32 kind = 0; kind < 4; kind++) {
    u32 stop = least(ends[kind], end);
    if (stop <= i) continue;
    float rate = kind < 2 ? u->encoderRate : u->headRate;
    float keep = kind % 2 == 0 ? 1 - rate * u->adam.weightDecay : 1;
    updateFours(&u->adam, w + 4 * i, m + 4 * i, v + 4 * i, g + 4 * i, stop - i, summary[0], rate,
                keep);
    i = stop;
  }
}
