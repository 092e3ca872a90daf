// What the two gradients of the range factors share: RANGE_UNIFORMS of rangeGrad.ts.
#pragma once
#include "common.h"

typedef struct {
  u32 spans, pairs, inner, spanColumns, allColumns, pairColumns, spanKey, endKey, pairKey;
  u32 threshold;
  float scale;
} Ranges;
