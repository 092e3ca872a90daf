// Products of matrices, for the dense layers and whatever else is one.
#pragma once
#include "common.h"

/** Columns of one unit of work. */
#define PANEL 8

/** What becomes of a finished sum. */
typedef enum { AS_IS, ACTIVATION, TIMES_SLOPE } Finish;

/**
 * C = base + A B, with A [rows, inner], B [inner, columns], C [rows, columns]. Of the strides of A
 * and of B (floats from a row or column to the next) one must be 1. C is written in whole fours of
 * columns, and so is B read where its columns lie side by side.
 */
typedef struct {
  const float *a, *b;
  float* c;
  u32 rows, inner, columns;
  u32 aRow, aInner, bInner, bColumn, cRow;
  /** Added to each row, or null for zeros. */
  const float* bias;
  /** Adds to what C holds. */
  bool onto;
  Finish finish;
  /** Which one: activation.h. */
  u32 activation;
  /** The sums before the activation, as C: written when finish is ACTIVATION, unless null. */
  float* pre;
} Product;

/** Computes the columns of units [from, to) of PANEL each. */
void product(const Product* p, u32 from, u32 to);
