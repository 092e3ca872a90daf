import { describe, expect, it } from "vitest";
import { agreement } from "../../kernels/agreement.ts";
import { KERNELS } from "../../kernels/kernels.ts";
import { DEFAULT_SPERT } from "../../model/config.ts";
import type { ModelShape } from "../../model/parameters.ts";
import { smallBert } from "../../model/smallBert.ts";
import { movedPart } from "../plan/movedPart.ts";
import { layOut } from "../plan/parameterLayout.ts";
import { encoder } from "./encoder.ts";
import { parameterBlocks } from "./parameterBlocks.ts";
import { ProgramBuilder } from "./program.ts";
import { predictionProgram, trainingProgram } from "./programs.ts";

const shapeOf = (hidden: number, layers: number): ModelShape => ({
  bert: smallBert({
    vocabSize: 30522,
    hidden,
    layers,
    heads: hidden / 64,
    intermediate: 4 * hidden,
    maxPositions: 512,
  }),
  spert: DEFAULT_SPERT,
  entityTypes: 5,
  relationTypes: 5,
});
const trainingOf = (shape: ModelShape, frozen: number | null = null, inParts = false) =>
  trainingProgram(shape, movedPart(layOut(parameterBlocks(shape)), frozen), { inParts }).operations;

describe("programs", () => {
  it.each([
    { model: "MiniLM", hidden: 384, layers: 6 },
    { model: "BERT-base", hidden: 768, layers: 12 },
    { model: "BERT-large", hidden: 1024, layers: 24 },
  ])("$model: no more dispatches than promised", ({ hidden, layers: L }) => {
    const shape = shapeOf(hidden, L);
    const b = new ProgramBuilder();
    encoder(b, shape.bert, false);
    expect(b.build().operations.length).toBeLessThanOrEqual(7 * L + 2);
    // Without what only a batch of two halves asks for.
    const dispatches = (frozen: number | null = null) =>
      trainingOf(shape, frozen).filter(({ kernel }) => kernel !== agreement).length;
    expect(dispatches()).toBeLessThanOrEqual(21 * L + 40);
    const half = L / 2;
    expect(dispatches(half)).toBeLessThanOrEqual(21 * half + 40);
  });

  it("every kernel is used, and none beside them", () => {
    const shape = shapeOf(384, 1);
    const used = [...trainingOf(shape, null, true), ...predictionProgram(shape).operations];
    expect(new Set(used.map(({ kernel }) => kernel))).toEqual(new Set(KERNELS));
  });

  it("no kernel binds more buffers than every GPU has", () => {
    for (const { name, operands } of KERNELS) expect(operands.length, name).toBeLessThanOrEqual(8);
  });
});
