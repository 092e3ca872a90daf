import {
  customGrad,
  type GradSaveFunc,
  gather,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  unsortedSegmentSum,
} from "@tensorflow/tfjs-core";

/**
 * Rows of a table by index. The stock gradient of `gather` transposes the whole table twice; this
 * one only sums the rows.
 *
 * @param x   [N, H]
 * @param ids [M] int32
 * @returns   [M, H]
 */
export function gatherRows(x: Tensor2D, ids: Tensor1D): Tensor2D {
  const rows = customGrad((table, save) => {
    (save as GradSaveFunc)([ids]);
    return {
      value: gather(table as Tensor, ids),
      gradFunc: (dy: Tensor, [saved]: Tensor[]) =>
        unsortedSegmentSum(dy, saved as Tensor1D, x.shape[0]),
    };
  });
  return rows(x) as Tensor2D;
}
