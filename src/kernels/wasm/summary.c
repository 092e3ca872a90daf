#include "common.h"

typedef struct {
  u32 parts, spans, pairs;
  float maxNorm;
} Summary;

typedef struct {
  float clip, norm, unused[2], spans[4], pairs[4];
} Result;

KERNEL(summary)(const Summary* u, const float* partials, const float (*rowLosses)[4],
                Result* result, u32 from, u32 to) {
  if (from == to) return;
  double squares = 0, spans[4] = {0}, pairs[4] = {0};
  for (u32 i = 0; i < u->parts; i++) squares += partials[i];
  for (u32 s = 0; s < u->spans; s++)
    for (u32 k = 0; k < 4; k++) spans[k] += rowLosses[s][k];
  for (u32 p = u->spans; p < u->spans + u->pairs; p++)
    for (u32 k = 0; k < 4; k++) pairs[k] += rowLosses[p][k];
  double norm = __builtin_sqrt(squares), clip = u->maxNorm / (norm + 1e-6);
  result->clip = clip < 1 ? (float)clip : 1;
  result->norm = (float)norm;
  for (u32 k = 0; k < 4; k++) {
    result->spans[k] = (float)spans[k];
    result->pairs[k] = (float)pairs[k];
  }
}
