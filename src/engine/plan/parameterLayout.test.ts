import { describe, expect, it } from "vitest";
import { DEFAULT_SPERT } from "../../model/config.ts";
import { type ModelShape, modelShapes } from "../../model/parameters.ts";
import { smallBert } from "../../model/smallBert.ts";
import { parameterBlocks } from "../program/parameterBlocks.ts";
import { fromChunks, layOut, toChunks } from "./parameterLayout.ts";

const shapeOf = (
  hidden: number,
  layers: number,
  additions = DEFAULT_SPERT.additions,
): ModelShape => ({
  bert: smallBert({ vocabSize: 50, hidden, layers, heads: hidden / 4, maxPositions: 20 }),
  spert: { ...DEFAULT_SPERT, additions, sizeEmbedding: 5 },
  entityTypes: 4,
  relationTypes: 3,
});

const weightsOf = (shape: ModelShape) => {
  let next = 0;
  return new Map(
    [...modelShapes(shape)].map(([name, dims]) => {
      const data = Float32Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => ++next);
      return [name, { shape: dims, data }];
    }),
  );
};

describe("parameter layout", () => {
  it.each([{ additions: DEFAULT_SPERT.additions }, { additions: [] }])(
    "gives every weight back ($additions)",
    ({ additions }) => {
      const shape = shapeOf(8, 2, additions);
      const layout = layOut(parameterBlocks(shape));
      const weights = weightsOf(shape);
      const again = fromChunks(layout, toChunks(layout, weights), modelShapes(shape));
      for (const [name, { data }] of weights)
        if (!name.includes("word_embeddings")) expect(again.get(name)?.data, name).toEqual(data);
    },
  );

  it("cuts chunks between blocks, each within the limit, in the order of treatment", () => {
    const layout = layOut(parameterBlocks(shapeOf(8, 3)), 4096);
    expect(layout.chunks.length).toBeGreaterThan(2);
    for (const { size, ends } of layout.chunks) {
      expect(size * 4).toBeLessThanOrEqual(4096);
      const inOrder = [ends.decayedEncoder, ends.plainEncoder, ends.decayedHeads, ends.plainHeads];
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      expect(ends.plainHeads).toBe(size);
    }
  });

  it("fits BERT-large into bindings of 128 MiB", () => {
    const { bert, ...rest } = shapeOf(1024, 24);
    const large = { ...bert, heads: 16, intermediate: 4096, maxPositions: 512, vocabSize: 30522 };
    const { chunks } = layOut(parameterBlocks({ ...rest, bert: large }));
    const floats = chunks.reduce((sum, { size }) => sum + size, 0);
    expect(floats).toBeGreaterThan(300e6);
    expect(Math.max(...chunks.map(({ size }) => size * 4))).toBeLessThanOrEqual(2 ** 27);
    expect(chunks.length).toBeLessThanOrEqual(10);
  });

  it("refuses a block that no binding can hold", () => {
    expect(() => layOut(parameterBlocks(shapeOf(8, 1)), 256)).toThrow(/more than 256/);
  });
});
