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
  readonly from: number;
  /** Whether the embeddings come first; else what lies below is an input. */
  readonly isEmbedded: boolean;
  /** One past the last. */
  readonly to: number;
}

/** @param training keeps what the backward pass needs; without, memory is used again at once */
export function encoder(
  b: ProgramBuilder,
  bert: BertConfig,
  training: boolean,
  { from, to, isEmbedded }: Stretch = { from: 0, to: bert.layers, isEmbedded: true },
): Encoder {
  const embedded = isEmbedded ? embeddings(b, bert) : null;
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
