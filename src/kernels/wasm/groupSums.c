#include "common.h"

typedef struct {
  u32 sentences, widths, columns;
} GroupSums;

INLINE void add(float* sum, const float* row, u32 columns) {
  for (u32 k = 0; k < columns; k++) sum[k] += row[k];
}

KERNEL(groupSums)(const GroupSums* u, const float* dAll, const Sentence* sentences,
                  const u32* widthOffsets, const u32* widthSpans, float* sums, u32 from, u32 to) {
  u32 columns = u->columns;
  for (u32 row = from; row < to; row++) {
    float* sum = sums + row * columns;
    for (u32 k = 0; k < columns; k++) sum[k] = 0;
    if (row < u->sentences) {
      for (u32 s = sentences[row].spanFrom; s < sentences[row].spanTo; s++)
        add(sum, dAll + s * columns, columns);
    } else {
      u32 width = row - u->sentences;
      for (u32 n = widthOffsets[width]; n < widthOffsets[width + 1]; n++)
        add(sum, dAll + widthSpans[n] * columns, columns);
    }
  }
}
