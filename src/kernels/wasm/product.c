// After Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008): blocks
// of A stay in the second-level cache, a panel of B in the first, a tile of C in the registers.
#include "product.h"
#include "activation.h"

/**
 * Of 16 registers a tile takes eight, a column of A one and a row of B two. More rows would need
 * fewer loads, but engines load all that a step needs before they compute, and run out of registers.
 */
#define TILE_ROWS 4
/** Rows and columns of a block of A: 256 KB. */
#define BLOCK_ROWS 256
#define BLOCK_INNER 256
/** Columns of B packed at a time: a cache line of each row, and 16 KB in all. */
#define STRIP (2 * PANEL)

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

/** A block of A as tiles of [inner][TILE_ROWS]; what the last tile lacks repeats the last row. */
static void packRows(const float* a, u32 row, u32 step, u32 rows, u32 inner, float* to) {
  u32 i = 0;
  // Rows that lie side by side: a cache line at a time.
  for (; step != 1 && i + 16 <= rows; i += 16)
    for (u32 k = 0; k < inner; k++)
      for (u32 t = 0; t < 16; t += TILE_ROWS)
        store4(to + (i + t) * inner + k * TILE_ROWS, load4(a + k * step + i + t));
  for (; i < rows; i += TILE_ROWS) {
    if (step == 1) {
      packFour(a + i * row, row, rows - i, inner, to + i * inner, TILE_ROWS);
    } else {
      for (u32 k = 0; k < inner; k++)
        for (u32 t = 0; t < TILE_ROWS; t++)
          to[i * inner + k * TILE_ROWS + t] = a[k * step + least(i + t, rows - 1)];
    }
  }
}

/** A strip of B as panels of [inner][PANEL]; what lacks is zeros, or repeats the last column. */
static void packColumns(const float* b, u32 step, u32 column, u32 inner, u32 columns, float* to) {
  if (column != 1) {
    for (u32 j = 0; j < columns; j += 4)
      packFour(b + j * column, column, columns - j, inner,
               to + j / PANEL * PANEL * inner + j % PANEL, PANEL);
  } else if (columns == STRIP) {
    for (u32 k = 0; k < inner; k++, b += step)
      for (u32 j = 0; j < STRIP; j += 4)
        store4(to + j / PANEL * PANEL * inner + k * PANEL + j % PANEL, load4(b + j));
  } else {
    for (u32 k = 0; k < inner; k++, b += step)
      for (u32 j = 0; j < STRIP; j += 4)
        store4(to + j / PANEL * PANEL * inner + k * PANEL + j % PANEL,
               j < columns ? load4(b + j) : splat(0));
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

/**
 * The same at the edges: `rows` and `columns` of c are there. It sums in the same order, so that no
 * row depends on how many others there are.
 */
static void edgeTile(const float* a, const float* b, u32 inner, float* c, u32 stride,
                     const float* base, u32 baseStride, u32 rows, u32 columns) {
  float whole[TILE_ROWS * PANEL] = {0};
  for (u32 i = 0; i < rows; i++)
    for (u32 j = 0; j < columns; j += 4)
      store4(whole + i * PANEL + j, load4(base + i * baseStride + j));
  tile(a, b, inner, whole, PANEL, whole, PANEL);
  for (u32 i = 0; i < rows; i++)
    for (u32 j = 0; j < columns; j += 4)
      store4(c + i * stride + j, load4(whole + i * PANEL + j));
}

/** Applies what follows the product to a tile's rows of a strip. */
static void finish(const Product* p, u32 at, u32 rows, u32 columns) {
  for (u32 i = 0; i < rows; i++, at += p->cRow)
    for (u32 j = 0; j < columns; j += 4) {
      v4 x = load4(p->c + at + j);
      if (p->finish == ACTIVATION) {
        if (p->pre) store4(p->pre + at + j, x);
        store4(p->c + at + j, activation4(p->activation, x));
      } else {
        store4(p->c + at + j, mul4(x, slope4(p->activation, load4(p->pre + at + j))));
      }
    }
}

/** Adds the product of a packed block of A and a packed strip of B to its place in C, at `at`. */
static void block(const Product* p, const float* a, const float* b, u32 at, u32 rows,
                  const float* bias, u32 columns, u32 inner, bool onto, bool last) {
  for (u32 i = 0; i < rows; i += TILE_ROWS, at += TILE_ROWS * p->cRow) {
    u32 high = least(TILE_ROWS, rows - i);
    for (u32 j = 0; j < columns; j += PANEL) {
      u32 wide = least(PANEL, columns - j);
      float* c = p->c + at + j;
      const float* base = onto ? c : bias + j;
      u32 stride = onto ? p->cRow : 0;
      if (high == TILE_ROWS && wide == PANEL)
        tile(a + i * inner, b + j * inner, inner, c, p->cRow, base, stride);
      else
        edgeTile(a + i * inner, b + j * inner, inner, c, p->cRow, base, stride, high, wide);
    }
    if (last && p->finish != AS_IS) finish(p, at, high, columns);
  }
}

void product(const Product* p, u32 from, u32 to) {
  float a[BLOCK_ROWS * BLOCK_INNER], b[STRIP * BLOCK_INNER], bias[STRIP] = {0};
  u32 end = least(to * PANEL, p->columns);
  for (u32 row = 0; row < p->rows; row += BLOCK_ROWS) {
    u32 rows = least(BLOCK_ROWS, p->rows - row);
    u32 k = 0;
    do {
      u32 inner = least(BLOCK_INNER, p->inner - k);
      packRows(p->a + row * p->aRow + k * p->aInner, p->aRow, p->aInner, rows, inner, a);
      for (u32 column = from * PANEL; column < end; column += STRIP) {
        u32 columns = least(STRIP, end - column);
        for (u32 j = 0; p->bias && j < columns; j++) bias[j] = p->bias[column + j];
        packColumns(p->b + k * p->bInner + column * p->bColumn, p->bInner, p->bColumn, inner,
                    columns, b);
        block(p, a, b, row * p->cRow + column, rows, bias, columns, inner, p->onto || k > 0,
              k + inner == p->inner);
      }
      k += inner;
    } while (k < p->inner);
  }
}
