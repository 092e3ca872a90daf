import { expect, it, test } from "vitest";
import { KERNELS } from "../kernels/kernels.ts";
import { layerNorm } from "../kernels/layerNorm.ts";
import { rangeMax } from "../kernels/rangeMax.ts";
import { casesOf } from "./cases/cases.ts";
import { checkCase } from "./checkCase.ts";
import type { Bound, Call } from "./executor.ts";
import { PlainExecutor, type PlainStore } from "./plainExecutor.ts";

const constants = { headSize: 8 };

test.each(KERNELS.map((kernel) => [kernel.name, kernel] as const))(
  "%s has cases that its reference passes",
  async (_, kernel) => {
    const cases = casesOf(kernel, constants);
    expect(cases.length).toBeGreaterThan(0);
    for (const one of cases)
      expect(await checkCase(new PlainExecutor(constants), one), one.name).toBeLessThan(1e-6);
  },
);

/** Does nothing. */
class IdleExecutor extends PlainExecutor {
  override bind(): Bound {
    return { run: () => {}, release: () => {} };
  }
}

it("finds that an operand was not written", async () => {
  const executor = new IdleExecutor(constants);
  for (const kernel of KERNELS) {
    const cases = casesOf(kernel, constants);
    const errors = await Promise.all(cases.map((one) => checkCase(executor, one)));
    // The last of `pairLogits` has no pairs.
    expect(errors.filter((error) => error > 1e-3).length, kernel.name).toBeGreaterThan(
      (cases.length - 1) / 2,
    );
  }
});

/** Then spoils one operand of the last call. */
class SpoilingExecutor extends PlainExecutor {
  constructor(private readonly operand: number) {
    super(constants);
  }
  override bind(calls: readonly Call<PlainStore>[]): Bound {
    const { run, release } = super.bind(calls);
    const { store } = calls[0].operands[this.operand];
    return {
      run: (uniforms) => {
        run(uniforms);
        this.write(store, 4, Float32Array.of(123));
      },
      release,
    };
  }
}

it("wants rows to be the same and inputs to be left alone", async () => {
  const [ofRanges] = casesOf(rangeMax, constants).filter(({ uniforms }) => uniforms.saved);
  expect(await checkCase(new SpoilingExecutor(4), ofRanges)).toBe(Number.POSITIVE_INFINITY);
  const [ofRows] = casesOf(layerNorm, constants);
  expect(await checkCase(new SpoilingExecutor(1), ofRows)).toBe(Number.POSITIVE_INFINITY);
});
