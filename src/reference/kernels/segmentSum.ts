import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  type KernelFunc,
  registerKernel,
  type TensorInfo,
  type UnsortedSegmentSumAttrs,
} from "@tensorflow/tfjs-core";

/** Adds `UnsortedSegmentSum` (the gradient of every gather) to the WASM backend, which lacks it. */
export function registerWasmSegmentSum(): void {
  registerKernel({
    kernelName: "UnsortedSegmentSum",
    backendName: "wasm",
    kernelFunc: (({ inputs, backend, attrs }) => {
      const wasm = backend as BackendWasm;
      const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
      const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
      const output = wasm.makeOutput([numSegments, ...x.shape.slice(1)], "float32");
      const out = wasm.typedArrayFromHeap(output) as Float32Array;
      const rows = wasm.typedArrayFromHeap(x) as Float32Array;
      const ids = wasm.typedArrayFromHeap(segmentIds) as Int32Array;
      const width = ids.length === 0 ? 0 : rows.length / ids.length;
      out.fill(0);
      for (let i = 0; i < ids.length; i++) {
        const to = ids[i] * width;
        const from = i * width;
        for (let c = 0; c < width; c++) out[to + c] += rows[from + c];
      }
      return output;
    }) as KernelFunc,
  });
}
