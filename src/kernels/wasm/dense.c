#include "product.h"

typedef struct {
  u32 rows, inner, columns;
} Sizes;

KERNEL(denseForward)(const Sizes* u, const float* a, const float* w, const float* bias, float* c,
                     u32 from, u32 to) {
  Product p = {.a = a, .b = w, .c = c, .bias = bias};
  p.rows = u->rows, p.inner = u->inner, p.columns = u->columns;
  p.aRow = u->inner, p.aInner = 1, p.bInner = u->columns, p.bColumn = 1;
  p.cRow = u->columns;
  product(&p, from, to);
}

typedef struct {
  u32 rows, inner, columns, saved, activation;
} DenseActivation;

KERNEL(denseActivation)(const DenseActivation* u, const float* a, const float* w,
                        const float* bias, float* pre, float* f, u32 from, u32 to) {
  Product p = {.a = a, .b = w, .c = f, .bias = bias};
  p.finish = ACTIVATION, p.activation = u->activation, p.pre = u->saved ? pre : 0;
  p.rows = u->rows, p.inner = u->inner, p.columns = u->columns;
  p.aRow = u->inner, p.aInner = 1, p.bInner = u->columns, p.bColumn = 1;
  p.cRow = u->columns;
  product(&p, from, to);
}

/** dY Wᵀ. */
INLINE Product throughWeight(const Sizes* u, const float* dy, const float* w, float* dx) {
  Product p = {.a = dy, .b = w, .c = dx};
  p.rows = u->rows, p.inner = u->columns, p.columns = u->inner;
  p.aRow = u->columns, p.aInner = 1, p.bInner = 1, p.bColumn = u->columns;
  p.cRow = u->inner;
  return p;
}

KERNEL(denseGradInput)(const Sizes* u, const float* dy, const float* w, float* dx, u32 from,
                       u32 to) {
  Product p = throughWeight(u, dy, w, dx);
  product(&p, from, to);
}

KERNEL(denseGradInputAdd)(const Sizes* u, const float* dy, const float* w, float* dx, u32 from,
                          u32 to) {
  Product p = throughWeight(u, dy, w, dx);
  p.onto = true;
  product(&p, from, to);
}

typedef struct {
  Sizes sizes;
  u32 activation;
} DenseGradActivation;

KERNEL(denseGradActivation)(const DenseGradActivation* u, const float* dy, const float* w,
                            const float* pre, float* dx, u32 from, u32 to) {
  Product p = throughWeight(&u->sizes, dy, w, dx);
  p.finish = TIMES_SLOPE, p.activation = u->activation;
  p.pre = (float*)pre;
  product(&p, from, to);
}

KERNEL(denseGradWeight)(const Sizes* u, const float* x, const float* dy, float* dw, float* db,
                        u32 from, u32 to) {
  Product p = {.a = x, .b = dy, .c = dw};
  p.rows = u->inner, p.inner = u->rows, p.columns = u->columns;
  p.aRow = 1, p.aInner = u->inner, p.bInner = u->columns, p.bColumn = 1;
  p.cRow = u->columns;
  product(&p, from, to);
  u32 end = least(to * PANEL, u->columns);
  for (u32 j = from * PANEL; j < end; j += 4) {
    v4 sum = splat(0);
    for (u32 r = 0; r < u->rows; r++) sum = add4(sum, load4(dy + r * u->columns + j));
    store4(db + j, sum);
  }
}
