#include "common.h"

typedef struct {
  u32 length, first;
} Squares;

#define PARTS 256
/** Fours that are added up apart, so that small terms are not lost in a large sum. */
#define RUN 64

KERNEL(squares)(const Squares* u, const float* x, float* partials, u32 from, u32 to) {
  u32 size = (u->length + PARTS - 1) / PARTS;
  for (u32 part = from; part < to; part++) {
    u32 end = least((part + 1) * size, u->length);
    v4 sum = splat(0);
    for (u32 start = part * size; start < end; start += RUN) {
      u32 stop = least(start + RUN, end), i = start;
      v4 a = splat(0), b = splat(0), c = splat(0), d = splat(0);
      for (; i + 4 <= stop; i += 4) {
        v4 p = load4(x + 4 * i), q = load4(x + 4 * i + 4);
        v4 r = load4(x + 4 * i + 8), s = load4(x + 4 * i + 12);
        a = fma4(p, p, a), b = fma4(q, q, b), c = fma4(r, r, c), d = fma4(s, s, d);
      }
      for (; i < stop; i++) a = fma4(load4(x + 4 * i), load4(x + 4 * i), a);
      sum = add4(sum, add4(add4(a, b), add4(c, d)));
    }
    partials[u->first + part] = sum4(sum);
  }
}
