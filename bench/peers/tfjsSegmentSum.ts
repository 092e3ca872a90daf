import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  registerKernel,
  type TensorInfo,
  UnsortedSegmentSum,
  type UnsortedSegmentSumAttrs,
} from "@tensorflow/tfjs-core";

/** The WASM backend lacks the gradient of a lookup: plain loops, so that stock tfjs trains at all. */
export function registerSegmentSum(): void {
  registerKernel({
    kernelName: UnsortedSegmentSum,
    backendName: "wasm",
    kernelFunc: ({ inputs, backend, attrs }) => {
      const wasm = backend as BackendWasm;
      const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
      const { numSegments } = attrs as unknown as UnsortedSegmentSumAttrs;
      const row = x.shape.slice(1);
      const width = row.reduce((a, b) => a * b, 1);
      const sums = wasm.makeOutput([numSegments, ...row], "float32");
      const out = wasm.typedArrayFromHeap(sums);
      const rows = wasm.typedArrayFromHeap(x);
      out.fill(0);
      wasm.typedArrayFromHeap(segmentIds).forEach((segment, i) => {
        for (let k = 0; k < width; k++) out[segment * width + k] += rows[i * width + k];
      });
      return sums;
    },
  });
}
