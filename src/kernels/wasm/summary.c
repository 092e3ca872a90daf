#include "common.h"

typedef struct {
  u32 parts, spans, pairs;
  float maxNorm;
} Summary;

typedef struct {
  float clip, norm, entity, entityness, iou, relation, relatedness, unused;
} Result;

KERNEL(summary)(const Summary* u, const float* partials, const float (*rowLosses)[4],
                Result* result, u32 from, u32 to) {
  if (from == to) return;
  double squares = 0, spans[3] = {0}, pairs[2] = {0};
  for (u32 i = 0; i < u->parts; i++) squares += partials[i];
  for (u32 s = 0; s < u->spans; s++)
    for (u32 k = 0; k < 3; k++) spans[k] += rowLosses[s][k];
  for (u32 p = u->spans; p < u->spans + u->pairs; p++)
    for (u32 k = 0; k < 2; k++) pairs[k] += rowLosses[p][k];
  double norm = __builtin_sqrt(squares), clip = u->maxNorm / (norm + 1e-6);
  result->clip = clip < 1 ? (float)clip : 1;
  result->norm = (float)norm;
  result->entity = (float)spans[0];
  result->entityness = (float)spans[1];
  result->iou = (float)spans[2];
  result->relation = (float)pairs[0];
  result->relatedness = (float)pairs[1];
}
