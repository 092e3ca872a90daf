import { type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { seededRandom } from "../../core/learn/random.ts";
import { KERNELS, type Kernel } from "./defineKernel.ts";

const random = seededRandom(17);

const values = (size: number, low: number, high: number) =>
  Float32Array.from({ length: size }, () => low + (high - low) * random());

const matrix = (rows: number, columns: number) =>
  tensor(values(rows * columns, -2, 2), [rows, columns]);
const vector = (size: number, low = -2, high = 2) => tensor(values(size, low, high), [size]);

/** Rows of (start, end): single rows, long ones, empty ones, reversed ones. */
function ranges(count: number, rows: number): Tensor {
  const pairs = Array.from({ length: count }, () => {
    const start = Math.floor(random() * rows);
    return [start, Math.min(rows, start - 1 + Math.floor(random() * 12))];
  });
  return tensor(pairs.flat(), [count, 2], "int32");
}

const N = 61;
const H = 37;
const S = 203;

/** Inputs for each kernel, of sizes that divide nothing. */
const INPUTS: Readonly<Record<string, () => Tensor[]>> = {
  RangeMaxPool: () => [matrix(N, H), ranges(S, N)],
  RangeMaxPoolGrad: () => {
    const h = matrix(N, H);
    const spans = ranges(S, N);
    const pool = (KERNELS.get("RangeMaxPool") as Kernel).run(h, spans);
    return [h, spans, pool, matrix(S, H)];
  },
  AdamFirstMoment: () => [vector(1009), vector(1009), tensor([0.9, 0.37])],
  AdamSecondMoment: () => [vector(1009, 0, 1), vector(1009), tensor([0.999, 0.37])],
  AdamWUpdate: () => [
    vector(1009),
    vector(1009),
    vector(1009, 0, 1),
    tensor([0.99, 0.01, 1.3, 1e-8]),
  ],
};

/** Each own kernel on the backend in use against its plain loop: error relative to the largest. */
export async function kernelErrors(): Promise<Map<string, number>> {
  const errors = new Map<string, number>();
  for (const [name, { spec, run }] of KERNELS) {
    const make = INPUTS[name];
    if (!make) throw new Error(`kernel ${name} has no inputs to be compared on`);
    const inputs = tidy(make);
    const output = run(...inputs);
    const arrays = await Promise.all(inputs.map((input) => input.data()));
    const wanted = new Float32Array(output.size);
    spec.loop(
      arrays,
      inputs.map(({ shape }) => shape),
      wanted,
    );
    const found = await output.data();
    const scale = Math.max(1e-3, ...wanted.map(Math.abs));
    const differences = wanted.map((value, i) => Math.abs(value - found[i]));
    errors.set(name, Math.max(...differences) / scale);
    for (const used of [...inputs, output]) used.dispose();
  }
  return errors;
}
