// After Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008): blocks
// of A stay in the second-level cache, a panel of B in the first, a tile of C in the registers.
#include "product.h"

/** Of 16 registers a tile takes 12, a row of B two and an entry of A one. */
#define TILE_ROWS 6
/** Rows and columns of a block of A: 240 KB. */
#define BLOCK_ROWS 120
#define BLOCK_INNER 512
/** Panels of B packed at a time: a cache line is 16 floats. */
#define PANELS 4

/** Turns four rows of four into columns. */
INLINE void transpose(v4* a, v4* b, v4* c, v4* d) {
  v4 ab = wasm_i32x4_shuffle(*a, *b, 0, 4, 1, 5), AB = wasm_i32x4_shuffle(*a, *b, 2, 6, 3, 7);
  v4 cd = wasm_i32x4_shuffle(*c, *d, 0, 4, 1, 5), CD = wasm_i32x4_shuffle(*c, *d, 2, 6, 3, 7);
  *a = wasm_i64x2_shuffle(ab, cd, 0, 2);
  *b = wasm_i64x2_shuffle(ab, cd, 1, 3);
  *c = wasm_i64x2_shuffle(AB, CD, 0, 2);
  *d = wasm_i64x2_shuffle(AB, CD, 1, 3);
}

/** A tile's rows of A as [inner][TILE_ROWS]; rows from `rows` on repeat the last one. */
static void packRows(const float* a, u32 row, u32 step, u32 rows, u32 inner, float* to) {
  if (step == 1) {
    const float* r[TILE_ROWS];
    for (u32 i = 0; i < TILE_ROWS; i++) r[i] = a + least(i, rows - 1) * row;
    u32 k = 0;
    for (; k + 4 <= inner; k += 4, to += 4 * TILE_ROWS) {
      v4 x[TILE_ROWS];
      for (u32 i = 0; i < TILE_ROWS; i++) x[i] = load4(r[i] + k);
      transpose(&x[0], &x[1], &x[2], &x[3]);
      v4 low = wasm_i32x4_shuffle(x[4], x[5], 0, 4, 1, 5);
      v4 high = wasm_i32x4_shuffle(x[4], x[5], 2, 6, 3, 7);
      for (u32 i = 0; i < 4; i++) store4(to + i * TILE_ROWS, x[i]);
      wasm_v128_store64_lane(to + 4, low, 0);
      wasm_v128_store64_lane(to + 10, low, 1);
      wasm_v128_store64_lane(to + 16, high, 0);
      wasm_v128_store64_lane(to + 22, high, 1);
    }
    for (; k < inner; k++, to += TILE_ROWS)
      for (u32 i = 0; i < TILE_ROWS; i++) to[i] = r[i][k];
  } else if (rows == TILE_ROWS) {
    for (u32 k = 0; k < inner; k++, a += step, to += TILE_ROWS) {
      store4(to, load4(a));
      wasm_v128_store64_lane(to + 4, wasm_v128_load64_zero(a + 4), 0);
    }
  } else {
    for (u32 k = 0; k < inner; k++, a += step, to += TILE_ROWS)
      for (u32 i = 0; i < TILE_ROWS; i++) to[i] = a[least(i, rows - 1)];
  }
}

/** Rows of B, in whole fours of columns, as panels of [inner][PANEL]. */
static void packSideBySide(const float* b, u32 step, u32 inner, u32 columns, float* to) {
  for (u32 j = 0; j < columns; j += PANEL, to += PANEL * inner) {
    const float* from = b + j;
    bool whole = columns - j > 4;
    for (u32 k = 0; k < inner; k++, from += step) {
      store4(to + k * PANEL, load4(from));
      store4(to + k * PANEL + 4, whole ? load4(from + 4) : splat(0));
    }
  }
}

/** Columns of B as panels of [inner][PANEL]; columns from `columns` on repeat the last one. */
static void packColumns(const float* b, u32 column, u32 inner, u32 columns, float* to) {
  for (u32 j = 0; j < columns; j += 4) {
    const float* c[4];
    for (u32 i = 0; i < 4; i++) c[i] = b + least(j + i, columns - 1) * column;
    float* out = to + j / PANEL * PANEL * inner + j % PANEL;
    u32 k = 0;
    for (; k + 4 <= inner; k += 4, out += 4 * PANEL) {
      v4 x[4];
      for (u32 i = 0; i < 4; i++) x[i] = load4(c[i] + k);
      transpose(&x[0], &x[1], &x[2], &x[3]);
      for (u32 i = 0; i < 4; i++) store4(out + i * PANEL, x[i]);
    }
    for (; k < inner; k++, out += PANEL)
      for (u32 i = 0; i < 4; i++) out[i] = c[i][k];
  }
}

/** A tile: c = base + a b, packed as above; rows of c lie `stride` apart, of base `baseStride`. */
static void tile(const float* a, const float* b, u32 inner, float* c, u32 stride,
                 const float* base, u32 baseStride) {
  v4 x, b0, b1;
  v4 c00 = load4(base), c01 = load4(base + 4);
  base += baseStride;
  v4 c10 = load4(base), c11 = load4(base + 4);
  base += baseStride;
  v4 c20 = load4(base), c21 = load4(base + 4);
  base += baseStride;
  v4 c30 = load4(base), c31 = load4(base + 4);
  base += baseStride;
  v4 c40 = load4(base), c41 = load4(base + 4);
  base += baseStride;
  v4 c50 = load4(base), c51 = load4(base + 4);
#define STEP(k)                                                      \
  b0 = load4(b + (k) * PANEL);                                       \
  b1 = load4(b + (k) * PANEL + 4);                                   \
  x = splatFrom(a + (k) * TILE_ROWS);                                \
  c00 = fma4(x, b0, c00), c01 = fma4(x, b1, c01);                    \
  x = splatFrom(a + (k) * TILE_ROWS + 1);                            \
  c10 = fma4(x, b0, c10), c11 = fma4(x, b1, c11);                    \
  x = splatFrom(a + (k) * TILE_ROWS + 2);                            \
  c20 = fma4(x, b0, c20), c21 = fma4(x, b1, c21);                    \
  x = splatFrom(a + (k) * TILE_ROWS + 3);                            \
  c30 = fma4(x, b0, c30), c31 = fma4(x, b1, c31);                    \
  x = splatFrom(a + (k) * TILE_ROWS + 4);                            \
  c40 = fma4(x, b0, c40), c41 = fma4(x, b1, c41);                    \
  x = splatFrom(a + (k) * TILE_ROWS + 5);                            \
  c50 = fma4(x, b0, c50), c51 = fma4(x, b1, c51);
  u32 k = 0;
  for (; k + 4 <= inner; k += 4, a += 4 * TILE_ROWS, b += 4 * PANEL) {
    STEP(0) STEP(1) STEP(2) STEP(3)
  }
  for (; k < inner; k++, a += TILE_ROWS, b += PANEL) {
    STEP(0)
  }
#undef STEP
  store4(c, c00), store4(c + 4, c01);
  c += stride;
  store4(c, c10), store4(c + 4, c11);
  c += stride;
  store4(c, c20), store4(c + 4, c21);
  c += stride;
  store4(c, c30), store4(c + 4, c31);
  c += stride;
  store4(c, c40), store4(c + 4, c41);
  c += stride;
  store4(c, c50), store4(c + 4, c51);
}

/** The same at the edges: `rows` and `columns` of c are there. */
static void edgeTile(const float* a, const float* b, u32 inner, float* c, u32 stride,
                     const float* base, u32 baseStride, u32 rows, u32 columns) {
  static const float zeros[PANEL];
  float whole[TILE_ROWS * PANEL];
  tile(a, b, inner, whole, PANEL, zeros, 0);
  for (u32 i = 0; i < rows; i++)
    for (u32 j = 0; j < columns; j += 4)
      store4(c + i * stride + j, add4(load4(base + i * baseStride + j), load4(whole + i * PANEL + j)));
}

/** Applies what follows the product to some rows of a panel. */
static void finish(const Product* p, u32 row, u32 rows, u32 column, u32 columns) {
  for (u32 i = 0; i < rows; i++)
    for (u32 j = 0; j < columns; j += 4) {
      u32 at = (row + i) * p->cRow + column + j;
      v4 x = load4(p->c + at);
      if (p->finish == GELU) {
        if (p->pre) store4(p->pre + at, x);
        store4(p->c + at, gelu4(x));
      } else {
        store4(p->c + at, mul4(x, geluSlope4(load4(p->pre + at))));
      }
    }
}

/** Adds the product of a packed block of A and packed panels of B to its place in C. */
static void block(const Product* p, const float* a, const float* b, u32 row, u32 rows, u32 column,
                  u32 columns, u32 inner, bool first, bool last) {
  for (u32 j = 0; j < columns; j += PANEL) {
    u32 wide = least(PANEL, columns - j);
    float start[PANEL] = {0};
    if (p->bias)
      for (u32 i = 0; i < wide; i++) start[i] = p->bias[column + j + i];
    bool onto = p->onto || !first;
    for (u32 i = 0; i < rows; i += TILE_ROWS) {
      u32 high = least(TILE_ROWS, rows - i);
      float* c = p->c + (row + i) * p->cRow + column + j;
      const float* base = onto ? c : start;
      u32 stride = onto ? p->cRow : 0;
      if (high == TILE_ROWS && wide == PANEL)
        tile(a + i * inner, b + j * inner, inner, c, p->cRow, base, stride);
      else
        edgeTile(a + i * inner, b + j * inner, inner, c, p->cRow, base, stride, high, wide);
    }
    if (last && p->finish != AS_IS) finish(p, row, rows, column + j, wide);
  }
}

void product(const Product* p, u32 from, u32 to) {
  float a[BLOCK_ROWS * BLOCK_INNER], b[PANELS * PANEL * BLOCK_INNER];
  u32 end = least(to * PANEL, p->columns);
  for (u32 row = 0; row < p->rows; row += BLOCK_ROWS) {
    u32 rows = least(BLOCK_ROWS, p->rows - row);
    u32 k = 0;
    do {
      u32 inner = least(BLOCK_INNER, p->inner - k);
      for (u32 i = 0; i < rows; i += TILE_ROWS)
        packRows(p->a + (row + i) * p->aRow + k * p->aInner, p->aRow, p->aInner,
                 least(TILE_ROWS, rows - i), inner, a + i * inner);
      for (u32 column = from * PANEL; column < end; column += PANELS * PANEL) {
        u32 columns = least(PANELS * PANEL, end - column);
        const float* from = p->b + k * p->bInner + column * p->bColumn;
        if (p->bColumn == 1)
          packSideBySide(from, p->bInner, inner, columns, b);
        else
          packColumns(from, p->bColumn, inner, columns, b);
        block(p, a, b, row, rows, column, columns, inner, k == 0, k + inner == p->inner);
      }
      k += inner;
    } while (k < p->inner);
  }
}
