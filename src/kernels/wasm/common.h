// What the kernels share. Calling convention: each kernel is exported under its contract's name as
//   void name(const Name* u, operands in the contract's order, u32 from, u32 to)
// where Name holds the contract's uniforms in order, four bytes each, and [from, to) are the units
// of work (`units` in the contract) of this thread: it writes only what belongs to them, and no
// value depends on how the units are shared out. Scratch memory is plain local arrays: each thread
// has its own stack, of STACK_BYTES in all. Operands are aligned to 256 bytes unless their place
// among the parameters says otherwise (then to 16).
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <wasm_simd128.h>

/** The executor gives each thread so much. */
#define STACK_BYTES (1 << 20)

#define KERNEL(name) __attribute__((export_name(#name))) void name
#define INLINE static inline __attribute__((always_inline))

typedef uint32_t u32;
typedef v128_t v4;

/** Says "no row" where a row is expected. */
#define NONE 0xffffffffu

/** Fields of a sentence: sentenceRows.ts. */
typedef struct {
  u32 first, length, spanFrom, spanTo, pairFrom, pairTo, unused[2];
} Sentence;

INLINE u32 least(u32 a, u32 b) { return a < b ? a : b; }

// Vectors of four floats.

INLINE v4 load4(const float* from) { return wasm_v128_load(from); }
INLINE v4 splatFrom(const float* from) { return wasm_v128_load32_splat(from); }
INLINE void store4(float* to, v4 x) { wasm_v128_store(to, x); }
INLINE v4 splat(float x) { return wasm_f32x4_splat(x); }
INLINE v4 add4(v4 a, v4 b) { return wasm_f32x4_add(a, b); }
INLINE v4 sub4(v4 a, v4 b) { return wasm_f32x4_sub(a, b); }
INLINE v4 mul4(v4 a, v4 b) { return wasm_f32x4_mul(a, b); }
INLINE v4 div4(v4 a, v4 b) { return wasm_f32x4_div(a, b); }
/** One instruction each, unlike f32x4.max and .min; a NaN in `a` stays. */
INLINE v4 max4(v4 a, v4 b) { return wasm_f32x4_pmax(a, b); }
INLINE v4 min4(v4 a, v4 b) { return wasm_f32x4_pmin(a, b); }

/** a · b + c, rounded once or twice. */
INLINE v4 fma4(v4 a, v4 b, v4 c) {
#ifdef __wasm_relaxed_simd__
  return wasm_f32x4_relaxed_madd(a, b, c);
#else
  return wasm_f32x4_add(wasm_f32x4_mul(a, b), c);
#endif
}

INLINE float sum4(v4 x) {
  v4 pairs = add4(x, wasm_i32x4_shuffle(x, x, 2, 3, 0, 1));
  return wasm_f32x4_extract_lane(pairs, 0) + wasm_f32x4_extract_lane(pairs, 1);
}

INLINE float top4(v4 x) {
  v4 pairs = max4(x, wasm_i32x4_shuffle(x, x, 2, 3, 0, 1));
  float a = wasm_f32x4_extract_lane(pairs, 0), b = wasm_f32x4_extract_lane(pairs, 1);
  return a < b ? b : a;
}

/** eˣ within 2 units of the last place; 0 below -87, NaN stays. After Cephes' expf. */
INLINE v4 exp4(v4 x) {
  const v4 round = splat(12582912.0f);  // 1.5 · 2²³: adding it rounds to the nearest integer
  v4 some = wasm_f32x4_lt(x, splat(-87.0f));
  v4 y = min4(max4(x, splat(-87.0f)), splat(88.0f));
  v4 shifted = fma4(y, splat(1.44269504f), round);
  v4 n = sub4(shifted, round);
  v4 r = fma4(n, splat(-0.693359375f), y);
  r = fma4(n, splat(2.12194440e-4f), r);
  v4 p = splat(1.9875691500e-4f);
  p = fma4(p, r, splat(1.3981999507e-3f));
  p = fma4(p, r, splat(8.3334519073e-3f));
  p = fma4(p, r, splat(4.1665795894e-2f));
  p = fma4(p, r, splat(1.6666665459e-1f));
  p = fma4(p, r, splat(5.0000001201e-1f));
  p = fma4(p, mul4(r, r), add4(r, splat(1.0f)));
  v4 power = wasm_i32x4_add(wasm_i32x4_shl(shifted, 23), wasm_i32x4_splat(127 << 23));
  return wasm_v128_andnot(mul4(p, power), some);
}

/** Natural logarithm of positive normal numbers. After Cephes' logf. */
INLINE v4 log4(v4 x) {
  v4 bits = wasm_i32x4_sub(x, wasm_i32x4_splat(0x3f3504f3));  // √½: mantissas lie in [√½, √2)
  v4 n = wasm_f32x4_convert_i32x4(wasm_i32x4_shr(bits, 23));
  v4 fraction = wasm_v128_and(bits, wasm_i32x4_splat(0x007fffff));
  v4 m = sub4(wasm_i32x4_add(fraction, wasm_i32x4_splat(0x3f3504f3)), splat(1.0f));
  v4 p = splat(7.0376836292e-2f);
  p = fma4(p, m, splat(-1.1514610310e-1f));
  p = fma4(p, m, splat(1.1676998740e-1f));
  p = fma4(p, m, splat(-1.2420140846e-1f));
  p = fma4(p, m, splat(1.4249322787e-1f));
  p = fma4(p, m, splat(-1.6668057665e-1f));
  p = fma4(p, m, splat(2.0000714765e-1f));
  p = fma4(p, m, splat(-2.4999993993e-1f));
  p = fma4(p, m, splat(3.3333331174e-1f));
  v4 square = mul4(m, m);
  v4 y = fma4(n, splat(-2.12194440e-4f), mul4(mul4(p, m), square));
  y = fma4(square, splat(-0.5f), y);
  return fma4(n, splat(0.693359375f), add4(m, y));
}

INLINE float exp1(float x) { return wasm_f32x4_extract_lane(exp4(splat(x)), 0); }
INLINE float log1(float x) { return wasm_f32x4_extract_lane(log4(splat(x)), 0); }

// Dropout: dropout.ts.

/** Factor of entry i of a mask: 0 or the scale. */
INLINE float kept(u32 key, u32 i, u32 threshold, float scale) {
  u32 x = key + i * 0x9e3779b9u;
  x = (x ^ (x >> 16)) * 0x85ebca6bu;
  x = (x ^ (x >> 13)) * 0xc2b2ae35u;
  return (x ^ (x >> 16)) >= threshold ? scale : 0.0f;
}

/** Factors of the four entries in `i`. */
INLINE v4 keptAt(u32 key, v4 i, u32 threshold, float scale) {
  v4 x = wasm_i32x4_add(wasm_i32x4_splat(key), wasm_i32x4_mul(i, wasm_i32x4_splat(0x9e3779b9)));
  x = wasm_i32x4_mul(wasm_v128_xor(x, wasm_u32x4_shr(x, 16)), wasm_i32x4_splat(0x85ebca6b));
  x = wasm_i32x4_mul(wasm_v128_xor(x, wasm_u32x4_shr(x, 13)), wasm_i32x4_splat(0xc2b2ae35));
  x = wasm_v128_xor(x, wasm_u32x4_shr(x, 16));
  return wasm_v128_and(wasm_u32x4_ge(x, wasm_u32x4_splat(threshold)), splat(scale));
}

/** Factors of entries i … i + 3. */
INLINE v4 kept4(u32 key, u32 i, u32 threshold, float scale) {
  return keptAt(key, wasm_i32x4_add(wasm_i32x4_splat(i), wasm_i32x4_make(0, 1, 2, 3)), threshold,
                scale);
}
