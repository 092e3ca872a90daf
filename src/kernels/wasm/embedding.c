#include "norm.h"

typedef struct {
  u32 rows, width, positions;
  float epsilon;
  u32 key, threshold;
  float scale;
} Embedding;

typedef struct {
  u32 word, position, sentence;
  float factor;
} Token;

KERNEL(embedding)(const Embedding* u, const Token* tokens, const float* words, const float* places,
                  const float* norm, float* z, float* stats, float* y, u32 from, u32 to) {
  u32 width = u->width;
  const float* type = places + u->positions * width;
  for (u32 r = from; r < to; r++) {
    const float* word = words + tokens[r].word * width;
    const float* place = places + tokens[r].position * width;
    float* row = z + r * width;
    v4 sum = splat(0), factor = splat(tokens[r].factor);
    for (u32 c = 0; c < width; c += 4) {
      v4 x = add4(fma4(load4(word + c), factor, load4(place + c)), load4(type + c));
      store4(row + c, x);
      sum = add4(sum, x);
    }
    statistics(row, sum, width, u->epsilon, stats + 2 * r);
    for (u32 c = 0; c < width; c += 4) {
      v4 x = normal4(row, stats + 2 * r, norm, width, c);
      store4(y + r * width + c, masked4(x, u->key, r * width + c, u->threshold, u->scale));
    }
  }
}
