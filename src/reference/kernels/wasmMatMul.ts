import {
  type BatchMatMulAttrs,
  getKernel,
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  unregisterKernel,
} from "@tensorflow/tfjs-core";

/**
 * Lets the WASM backend multiply transposed operands by an explicit transpose and a plain product.
 *
 * tfjs-wasm uses XNNPACK only if neither operand is transposed and both are matrices, else a scalar
 * loop that is 13 times slower; both products of every backward pass have a transposed operand.
 */
export function useFastWasmMatMul(): void {
  const stock = getKernel("BatchMatMul", "wasm");
  const transpose = getKernel("Transpose", "wasm");
  unregisterKernel("BatchMatMul", "wasm");

  const kernelFunc: KernelFunc = ({ inputs, backend, attrs }) => {
    const { transposeA, transposeB } = attrs as unknown as BatchMatMulAttrs;
    const temporary: TensorInfo[] = [];
    const plain = (x: TensorInfo, transposed: boolean): TensorInfo => {
      if (!transposed) return x;
      const rank = x.shape.length;
      const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
      const result = transpose.kernelFunc({ inputs: { x }, backend, attrs: { perm } });
      temporary.push(result as TensorInfo);
      return result as TensorInfo;
    };
    const a = plain(inputs.a as TensorInfo, transposeA);
    const b = plain(inputs.b as TensorInfo, transposeB);
    const product = stock.kernelFunc({
      inputs: { a, b },
      backend,
      attrs: { transposeA: false, transposeB: false },
    });
    for (const { dataId } of temporary)
      (backend as { disposeData(id: object): void }).disposeData(dataId);
    return product;
  };
  registerKernel({ ...stock, kernelFunc });
}
