// One custom operation = one spec: WGSL for the GPU, a plain loop for CPU and WASM, which is also
// the reference that the tests compare the GPU with.
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import {
  type WebGPUBackend,
  type WebGPUProgram,
  webgpu_util,
} from "@tensorflow/tfjs-backend-webgpu";
import {
  engine,
  registerKernel,
  type Tensor,
  type TensorInfo,
  type TypedArray,
  util,
} from "@tensorflow/tfjs-core";

export interface KernelSpec {
  readonly name: string;
  /** Names of the inputs; input `h` is read in WGSL as `getH(…)`, one index an axis, as f32. */
  readonly inputs: readonly string[];
  outputShape(shapes: readonly number[][]): number[];
  /** Statements for one output element, whose flat index is `index`. */
  readonly wgsl: string;
  /** True when `loop` adds into `out` or skips entries: `out` then starts as zeros. */
  readonly startsAtZero?: boolean;
  /** The same in TypeScript over flat arrays. */
  loop(inputs: readonly TypedArray[], shapes: readonly number[][], out: Float32Array): void;
}

/** An own kernel: its specification, and the operation on whichever backend is in use. */
export interface Kernel {
  readonly spec: KernelSpec;
  readonly run: (...inputs: Tensor[]) => Tensor;
}

/** Every kernel defined so far, by name: the parity check runs each against its loop. */
export const KERNELS = new Map<string, Kernel>();

/** Registers `spec` for every backend and returns the operation; its output is float32. */
export function defineKernel(spec: KernelSpec): (...inputs: Tensor[]) => Tensor {
  const ordered = (named: unknown) =>
    spec.inputs.map((name) => (named as Record<string, TensorInfo>)[name]);

  registerKernel({
    kernelName: spec.name,
    backendName: "webgpu",
    kernelFunc: ({ inputs, backend }) => {
      const infos = ordered(inputs);
      return (backend as WebGPUBackend).runWebGPUProgram(program(spec, infos), infos, "float32");
    },
  });
  registerKernel({
    kernelName: spec.name,
    backendName: "cpu",
    kernelFunc: ({ inputs, backend }) => {
      const cpu = backend as MathBackendCPU;
      const infos = ordered(inputs);
      const shapes = infos.map((info) => info.shape);
      const shape = spec.outputShape(shapes);
      const out = new Float32Array(util.sizeFromShape(shape));
      spec.loop(
        infos.map((info) => cpu.data.get(info.dataId).values as TypedArray),
        shapes,
        out,
      );
      return cpu.makeTensorInfo(shape, "float32", out);
    },
  });
  registerKernel({
    kernelName: spec.name,
    backendName: "wasm",
    kernelFunc: ({ inputs, backend }) => {
      const wasm = backend as BackendWasm;
      const infos = ordered(inputs);
      const shapes = infos.map((info) => info.shape);
      const output = wasm.makeOutput(spec.outputShape(shapes), "float32");
      // The views come after the allocation: it may grow the heap and detach older ones.
      const out = wasm.typedArrayFromHeap(output) as Float32Array;
      if (spec.startsAtZero) out.fill(0);
      spec.loop(
        infos.map((info) => wasm.typedArrayFromHeap(info) as TypedArray),
        shapes,
        out,
      );
      return output;
    },
  });

  const run = (...inputs: Tensor[]): Tensor =>
    engine().runKernel(
      spec.name,
      Object.fromEntries(spec.inputs.map((name, i) => [name, inputs[i]])),
    );
  KERNELS.set(spec.name, { spec, run });
  return run;
}

function program(spec: KernelSpec, infos: TensorInfo[]): WebGPUProgram {
  const outputShape = spec.outputShape(infos.map((info) => info.shape));
  const dispatchLayout = webgpu_util.flatDispatchLayout(outputShape);
  const workgroupSize: [number, number, number] = [64, 1, 1];
  return {
    outputShape,
    dispatchLayout,
    workgroupSize,
    dispatch: webgpu_util.computeDispatch(dispatchLayout, outputShape, workgroupSize),
    variableNames: [...spec.inputs],
    shaderKey: spec.name,
    size: true,
    getUserCode: () => `
      fn main(index : i32) {
        if (index >= uniforms.size) { return; }
        ${spec.wgsl}
      }`,
  };
}
