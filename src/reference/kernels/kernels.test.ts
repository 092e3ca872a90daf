import {
  grad,
  grads,
  matMul,
  memory,
  mul,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor,
  tensor1d,
  tensor2d,
  tidy,
  transpose,
} from "@tensorflow/tfjs-core";
import { beforeAll, describe, expect, test } from "vitest";
import { startTestBackend, TEST_BACKENDS } from "../testBackends.ts";
import { adamW } from "./adamW.ts";
import { gatherRows } from "./gatherRows.ts";
import { rangeMaxPool } from "./rangeMaxPool.ts";

const wave = (shape: number[], speed = 1.7) =>
  tensor(
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => Math.sin(i * speed)),
    shape,
  );
const ranges = (...rows: [number, number][]) => tensor2d(rows, [rows.length, 2], "int32");

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, digits: number): void {
  expect(found.length).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) expect(found[i]).toBeCloseTo(wanted[i], digits);
}

/** Central differences of f at x. */
function differences(f: (x: Tensor) => Tensor, x: Tensor, step = 1e-2): number[] {
  const values = x.dataSync();
  return Array.from(values, (_, i) => {
    const at = (shift: number) => {
      const moved = Float32Array.from(values);
      moved[i] += shift;
      return tidy(() => f(tensor(moved, x.shape)).dataSync()[0]);
    };
    return (at(step) - at(-step)) / (2 * step);
  });
}

describe.each(TEST_BACKENDS)("on %s", (backend) => {
  beforeAll(() => startTestBackend(backend).then(() => {}));

  describe("rangeMaxPool", () => {
    const h = () =>
      tensor2d([
        [1, 9],
        [5, 2],
        [3, 4],
      ]);

    test.each([
      { name: "one row is itself", rows: [[1, 2]], want: [[5, 2]] },
      { name: "each column on its own", rows: [[0, 2]], want: [[5, 9]] },
      {
        name: "an empty range gives zeros",
        rows: [
          [2, 2],
          [2, 1],
        ],
        want: [
          [0, 0],
          [0, 0],
        ],
      },
      {
        name: "overlapping ranges",
        rows: [
          [0, 3],
          [1, 3],
        ],
        want: [
          [5, 9],
          [5, 4],
        ],
      },
    ] as { name: string; rows: [number, number][]; want: number[][] }[])(
      "$name",
      ({ rows, want }) => {
        expect(rangeMaxPool(h(), ranges(...rows)).arraySync()).toEqual(want);
      },
    );

    test("negative maxima stay negative", () => {
      expect(rangeMaxPool(tensor2d([[-3], [-1]]), ranges([0, 2])).arraySync()).toEqual([[-1]]);
    });

    test("the gradient goes to the first maximum alone", () => {
      const loss = (x: Tensor) => sum(rangeMaxPool(x as Tensor2D, ranges([0, 2], [2, 2])));
      expect(grad(loss)(tensor2d([[7], [7], [9]])).arraySync()).toEqual([[1], [0], [0]]);
    });

    test("the gradient is that of finite differences", () => {
      const spans = ranges([0, 4], [2, 5], [3, 4], [1, 1]);
      const weights = wave([4, 3], 2.3);
      const loss = (x: Tensor) => sum(mul(rangeMaxPool(x as Tensor2D, spans), weights));
      const x = wave([5, 3]);
      const want = differences(loss, x);
      expectClose(grad(loss)(x).dataSync(), want, 2);
    });
  });

  describe("gatherRows", () => {
    test("a row used twice gets both gradients, an unused one none", () => {
      const ids = tensor1d([2, 0, 2], "int32");
      const loss = (x: Tensor) =>
        sum(mul(gatherRows(x as Tensor2D, ids), tensor2d([[1], [2], [4]])));
      expect(grad(loss)(tensor2d([[5], [6], [7]])).arraySync()).toEqual([[2], [0], [5]]);
    });
  });

  describe("matMul", () => {
    test.each([
      { name: "plain", a: [3, 4], b: [4, 2], tA: false, tB: false },
      { name: "first transposed", a: [4, 3], b: [4, 2], tA: true, tB: false },
      { name: "second transposed", a: [3, 4], b: [2, 4], tA: false, tB: true },
      { name: "both transposed, batches", a: [2, 4, 3], b: [2, 2, 4], tA: true, tB: true },
    ])("$name is as by hand", ({ a, b, tA, tB }) => {
      const [x, y] = [wave(a), wave(b, 0.9)];
      const got = matMul(x, y, tA, tB).arraySync() as number[][];
      const turn = (t: Tensor, turned: boolean) =>
        (turned ? transpose(t, t.rank === 3 ? [0, 2, 1] : [1, 0]) : t).arraySync();
      const [p, q] = [turn(x, tA), turn(y, tB)] as [number[][], number[][]];
      const product = (m: number[][], n: number[][]) =>
        m.map((row) => n[0].map((_, j) => row.reduce((s, v, k) => s + v * n[k][j], 0)));
      const want =
        a.length === 3
          ? (p as unknown as number[][][]).map((m, i) =>
              product(m, (q as unknown as number[][][])[i]),
            )
          : product(p, q);
      expectClose(got.flat(2) as number[], want.flat(2) as number[], 5);
    });

    test("both gradients are those of finite differences", () => {
      const [x, y] = [wave([3, 4]) as Tensor2D, wave([4, 2], 0.9) as Tensor2D];
      const weights = wave([3, 2], 2.1);
      const loss = (a: Tensor, b: Tensor) => sum(mul(matMul(a, b), weights));
      const [da, db] = grads(loss as never)([x, y]);
      const wantA = differences((a) => loss(a, y), x);
      const wantB = differences((b) => loss(x, b), y);
      expectClose(da.dataSync(), wantA, 2);
      expectClose(db.dataSync(), wantB, 2);
    });
  });

  test("AdamW moves by hand-computed values, for any shape", () => {
    const g = tensor([[2, -4]]);
    const m = adamW.firstMoment(tensor([[1, 1]]), g, tensor1d([0.9, 0.5]));
    expect(m.shape).toEqual([1, 2]);
    const v = adamW.secondMoment(tensor([[1, 1]]), g, tensor1d([0.5, 0.5]));
    const w = adamW.update(tensor([[1, 1]]), m, v, tensor1d([0.5, 0.1, 2, 1]));
    const wantM = [0.9 + 0.1, 0.9 - 0.2];
    const wantV = [0.5 + 0.5, 0.5 + 2];
    const step = (i: number) => (0.1 * wantM[i]) / (Math.sqrt(wantV[i]) * 2 + 1);
    expectClose(m.dataSync(), wantM, 6);
    expectClose(v.dataSync(), wantV, 6);
    expectClose(w.dataSync(), [0.5 - step(0), 0.5 - step(1)], 6);
  });

  test("nothing is left behind by a forward and a backward pass", () => {
    const [x, ids, spans] = [
      wave([5, 3]) as Tensor2D,
      tensor1d([1, 1, 4], "int32") as Tensor1D,
      ranges([0, 2]),
    ];
    const run = () =>
      tidy(() => {
        grad((t: Tensor) => sum(rangeMaxPool(gatherRows(t as Tensor2D, ids), spans)))(x);
      });
    run();
    const before = memory().numTensors;
    run();
    expect(memory().numTensors).toBe(before);
  });
});
