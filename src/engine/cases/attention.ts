import { attention as forward } from "../../kernels/attention.ts";
import { attentionGradQuery as gradQuery } from "../../kernels/attentionGrad.ts";
import type { Constants } from "../../kernels/defineKernel.ts";
import { BLOCK, SENTENCE_FIELDS } from "../../kernels/sentenceRows.ts";
import { DROPOUT, type Draft, type Draw, maskAt } from "./kernelCase.ts";

/** Longer than one and than two blocks, a whole block, a row alone. */
const BATCHES: readonly (readonly number[])[] = [[3, 75, 33, 1, 32], [7]];
const HEADS = [2, 3];

/** Inputs and outputs of the three kernels, consistent with each other. */
function calls(draw: Draw, constants: Constants): Draft[] {
  return BATCHES.flatMap((lengths, i) =>
    DROPOUT.map(([name, rate]) => {
      const heads = HEADS[i];
      const H = heads * constants.headSize;
      const N = lengths.reduce((a, b) => a + b, 0);
      const blocks = lengths.flatMap((length, b) =>
        Array.from({ length: Math.ceil(length / BLOCK) }, (_, k) => [b, k * BLOCK]),
      );
      const uniforms = {
        blocks: blocks.length,
        heads,
        longest: Math.max(...lengths),
        scoreScale: 1 / Math.sqrt(constants.headSize - i),
        ...maskAt(rate),
      };
      const arrays = {
        qkv: draw.floats(N * 3 * H, -2, 2),
        sentences: sentencesOf(lengths),
        blocks: Uint32Array.from(blocks.flat()),
        context: draw.floats(N * H),
        logSums: draw.floats(N * heads),
        dContext: draw.floats(N * H),
        dQkv: draw.floats(N * 3 * H),
        deltas: draw.floats(N * heads),
      };
      return { name: `${heads} heads, ${lengths.length} sentences, ${name}`, arrays, uniforms };
    }),
  );
}

function sentencesOf(lengths: readonly number[]): Uint32Array {
  let next = 0;
  return Uint32Array.from(
    lengths.flatMap((length) => {
      const fields = new Array<number>(SENTENCE_FIELDS).fill(0);
      fields[0] = next;
      fields[1] = length;
      next += length;
      return fields;
    }),
  );
}

const only = ({ arrays, ...rest }: Draft, names: readonly string[]): Draft => ({
  ...rest,
  arrays: Object.fromEntries(names.map((name) => [name, arrays[name]])),
});

export const attention = (draw: Draw, constants: Constants): Draft[] =>
  calls(draw, constants).map((call) =>
    only(call, ["qkv", "sentences", "blocks", "context", "logSums"]),
  );

export const attentionGradQuery = (draw: Draw, constants: Constants): Draft[] =>
  calls(draw, constants).map((call) => {
    forward.reference(call.arrays, call.uniforms, constants);
    const { deltas } = call.arrays;
    deltas.set(draw.floats(deltas.length));
    return only(call, [
      "qkv",
      "sentences",
      "blocks",
      "context",
      "dContext",
      "logSums",
      "dQkv",
      "deltas",
    ]);
  });

export const attentionGradKeyValue = (draw: Draw, constants: Constants): Draft[] =>
  calls(draw, constants).map((call) => {
    forward.reference(call.arrays, call.uniforms, constants);
    gradQuery.reference(call.arrays, call.uniforms, constants);
    return only(call, ["qkv", "sentences", "blocks", "dContext", "logSums", "deltas", "dQkv"]);
  });
