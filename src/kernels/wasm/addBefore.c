#include "common.h"

typedef struct {
  u32 length, adds;
} AddBefore;

/** Fours of one unit of work. */
#define STRETCH 1024

KERNEL(addBefore)(const AddBefore* u, const float* x, float* y, u32 from, u32 to) {
  u32 end = least(to * STRETCH, u->length);
  for (u32 i = from * STRETCH; i < end; i++) {
    v4 sum = load4(x + 4 * i);
    if (u->adds) sum = add4(sum, load4(y + 4 * i));
    store4(y + 4 * i, sum);
  }
}
