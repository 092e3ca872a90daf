import {
  customGrad,
  expandDims,
  type GradSaveFunc,
  gather,
  scatterND,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from "@tensorflow/tfjs-core";

/**
 * Rows of a table by index. The stock gradient of `gather` transposes the whole table twice, and asks
 * for each of its rows which of `ids` it is; this one adds up the rows that occur.
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
        scatterND(expandDims(saved, 1) as Tensor2D, dy, x.shape),
    };
  });
  return rows(x) as Tensor2D;
}
