// BERT (Devlin et al. 2019) as operations: post-norm layers, seven each forward, fourteen backward.
import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import { embeddings } from "./embeddings.ts";
import { backwardEmbeddings, backwardLayer, backwardLowest } from "./encoderGrad.ts";
import { forwardLayer, type Layer, type SavedLayer } from "./encoderLayer.ts";
import { input, type ProgramBuilder, type Ref } from "./program.ts";

/** The encoder's operations; forward must come before backward. */
export interface Encoder {
  /** h before the first of its layers and after each one, [N, H] each. */
  readonly states: readonly Ref[];
  /**
   * Appends the backward pass.
   *
   * @param dh gradient of the last state, [N, H]
   * @returns gradients of the batch's words, [words, H]; null where they are not embedded here
   */
  backward(dh: Ref): Ref | null;
}

/** Which layers are computed. */
export interface Stretch {
  /** The embeddings come first where it is 0; else what the layers below give is an input. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

/** @param training keeps what the backward pass needs; without, memory is used again at once */
export function encoder(
  b: ProgramBuilder,
  bert: BertConfig,
  training: boolean,
  { from, to }: Stretch = { from: 0, to: bert.layers },
): Encoder {
  const embedded = from === 0 ? embeddings(b, bert) : null;
  const states = [embedded ? embedded.y : input("states")];
  const layers: [Layer, SavedLayer][] = [];
  for (let index = from; index < to; index++) {
    const layer = { b, bert, index };
    const saved = forwardLayer(layer, states[index - from], training);
    states.push(saved.out.y);
    layers.push([layer, saved]);
  }
  return {
    states,
    backward: (dh) => {
      const [lowest, ...above] = layers;
      const dy = above.reduceRight((d, [layer, saved]) => backwardLayer(layer, saved, d), dh);
      if (embedded)
        return backwardEmbeddings(b, bert, embedded, lowest ? backwardLayer(...lowest, dy) : dy);
      if (lowest) backwardLowest(...lowest, dy);
      return null;
    },
  };
}
