#include "common.h"

typedef struct {
  u32 groups, width, saved;
} RangeMax;

typedef struct {
  u32 start, from, to, unused;
} Group;

typedef struct {
  u32 end, row;
} Item;

/** One group, `fours` times four columns of it at a time. */
INLINE void run(Group group, const Item* items, const float* h, float* pool, u32* argmax,
                u32 width, u32 fours) {
  v4 best[4], at[4];
  for (u32 n = 0; n < fours; n++) {
    best[n] = splat(0);
    at[n] = wasm_u32x4_splat(NONE);
  }
  u32 row = group.start;
  for (u32 i = group.from; i < group.to; i++) {
    for (; row < items[i].end; row++) {
      // The first row is better than none.
      v4 always = wasm_u32x4_splat(row == group.start ? NONE : 0);
      for (u32 n = 0; n < fours; n++) {
        v4 x = load4(h + row * width + 4 * n);
        v4 better = wasm_v128_or(wasm_f32x4_gt(x, best[n]), always);
        best[n] = wasm_v128_bitselect(x, best[n], better);
        if (argmax) at[n] = wasm_v128_bitselect(wasm_u32x4_splat(row), at[n], better);
      }
    }
    for (u32 n = 0; n < fours; n++) {
      u32 out = items[i].row * width + 4 * n;
      store4(pool + out, best[n]);
      if (argmax) wasm_v128_store(argmax + out, at[n]);
    }
  }
}

KERNEL(rangeMax)(const RangeMax* u, const float* h, const Group* groups, const Item* items,
                 float* pool, u32* argmax, u32 from, u32 to) {
  for (u32 g = from; g < to; g++) {
    u32 c = 0;
    if (u->saved) {
      for (; c + 16 <= u->width; c += 16)
        run(groups[g], items, h + c, pool + c, argmax + c, u->width, 4);
      for (; c < u->width; c += 4)
        run(groups[g], items, h + c, pool + c, argmax + c, u->width, 1);
    } else {
      for (; c + 16 <= u->width; c += 16) run(groups[g], items, h + c, pool + c, 0, u->width, 4);
      for (; c < u->width; c += 4) run(groups[g], items, h + c, pool + c, 0, u->width, 1);
    }
  }
}
