// After Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008): blocks
// of A stay in the second-level cache, a panel of B in the first, a tile of C in the registers.
#include "product.h"

/**
 * Of 16 registers a tile takes eight, a column of A one and a row of B two. More rows would need
 * fewer loads, but engines load all that a step needs before they compute, and run out of registers.
 */
#define TILE_ROWS 4
/** Rows and columns of a block of A: 240 KB. */
#define BLOCK_ROWS 120
#define BLOCK_INNER 512
/** Panels of B packed at a time: a cache line is 16 floats. */
#define PANELS 4

/** Rows or columns `from` as [inner][4], n of them `step` apart; what lacks repeats the last one. */
static void packFour(const float* from, u32 step, u32 n, u32 inner, float* to, u32 stride) {
  const float* r[4];
  for (u32 i = 0; i < 4; i++) r[i] = from + least(i, n - 1) * step;
  u32 k = 0;
  for (; k + 4 <= inner; k += 4, to += 4 * stride) {
    v4 a = load4(r[0] + k), b = load4(r[1] + k), c = load4(r[2] + k), d = load4(r[3] + k);
    v4 ab = wasm_i32x4_shuffle(a, b, 0, 4, 1, 5), AB = wasm_i32x4_shuffle(a, b, 2, 6, 3, 7);
    v4 cd = wasm_i32x4_shuffle(c, d, 0, 4, 1, 5), CD = wasm_i32x4_shuffle(c, d, 2, 6, 3, 7);
    store4(to, wasm_i64x2_shuffle(ab, cd, 0, 2));
    store4(to + stride, wasm_i64x2_shuffle(ab, cd, 1, 3));
    store4(to + 2 * stride, wasm_i64x2_shuffle(AB, CD, 0, 2));
    store4(to + 3 * stride, wasm_i64x2_shuffle(AB, CD, 1, 3));
  }
  for (; k < inner; k++, to += stride)
    for (u32 i = 0; i < 4; i++) to[i] = r[i][k];
}

/** A tile's rows of A as [inner][TILE_ROWS]; rows from `rows` on repeat the last one. */
static void packRows(const float* a, u32 row, u32 step, u32 rows, u32 inner, float* to) {
  if (step == 1) {
    packFour(a, row, rows, inner, to, TILE_ROWS);
  } else if (rows == TILE_ROWS) {
    for (u32 k = 0; k < inner; k++) store4(to + k * TILE_ROWS, load4(a + k * step));
  } else {
    for (u32 k = 0; k < inner; k++)
      for (u32 i = 0; i < TILE_ROWS; i++) to[k * TILE_ROWS + i] = a[k * step + least(i, rows - 1)];
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
    float* out = to + j / PANEL * PANEL * inner + j % PANEL;
    packFour(b + j * column, column, columns - j, inner, out, PANEL);
  }
}

/** A tile: c = base + a b, packed as above; rows of c lie `stride` apart, of base `baseStride`. */
static void tile(const float* a, const float* b, u32 inner, float* c, u32 stride,
                 const float* base, u32 baseStride) {
  const float *base1 = base + baseStride, *base2 = base1 + baseStride, *base3 = base2 + baseStride;
  v4 c00 = load4(base), c01 = load4(base + 4), c10 = load4(base1), c11 = load4(base1 + 4);
  v4 c20 = load4(base2), c21 = load4(base2 + 4), c30 = load4(base3), c31 = load4(base3 + 4);
  // Unrolled, it would again need more registers than there are.
#pragma clang loop unroll(disable)
  for (const float* end = a + inner * TILE_ROWS; a < end; a += TILE_ROWS, b += PANEL) {
    v4 column = load4(a), b0 = load4(b), b1 = load4(b + 4);
    v4 x0 = wasm_i32x4_shuffle(column, column, 0, 0, 0, 0);
    v4 x1 = wasm_i32x4_shuffle(column, column, 1, 1, 1, 1);
    v4 x2 = wasm_i32x4_shuffle(column, column, 2, 2, 2, 2);
    v4 x3 = wasm_i32x4_shuffle(column, column, 3, 3, 3, 3);
    c00 = fma4(x0, b0, c00), c01 = fma4(x0, b1, c01);
    c10 = fma4(x1, b0, c10), c11 = fma4(x1, b1, c11);
    c20 = fma4(x2, b0, c20), c21 = fma4(x2, b1, c21);
    c30 = fma4(x3, b0, c30), c31 = fma4(x3, b1, c31);
  }
  float *c1 = c + stride, *c2 = c1 + stride, *c3 = c2 + stride;
  store4(c, c00), store4(c + 4, c01), store4(c1, c10), store4(c1 + 4, c11);
  store4(c2, c20), store4(c2 + 4, c21), store4(c3, c30), store4(c3 + 4, c31);
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
