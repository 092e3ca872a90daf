// BERT (Devlin et al. 2019) as operations: post-norm layers, seven each forward, fourteen backward.
import { embedding } from "../../kernels/embedding.ts";
import type { BertConfig } from "../../model/config.ts";
import { backwardEmbeddings, backwardLayer } from "./encoderGrad.ts";
import {
  forwardLayer,
  isForward,
  type Normed,
  normedRefs,
  type SavedLayer,
} from "./encoderLayer.ts";
import { mask, SITE } from "./masks.ts";
import { input, type ProgramBuilder, persistent, type Ref, weights } from "./program.ts";

/** The encoder's operations; forward must come before backward. */
export interface Encoder {
  /** h after the embeddings and after each layer, [N, H] each. */
  readonly states: readonly Ref[];
  /**
   * Appends the backward pass.
   *
   * @param dh gradient of the last state, [N, H] @returns gradients of the batch's words, [words, H]
   */
  backward(dh: Ref): Ref;
}

/** @param training keeps what the backward pass needs; without, memory is used again at once */
export function encoder(b: ProgramBuilder, bert: BertConfig, training: boolean): Encoder {
  const first = embeddings(b, bert);
  const states = [first.y];
  const saved: SavedLayer[] = [];
  for (let index = 0; index < bert.layers; index++) {
    const layer = forwardLayer({ b, bert, index }, states[index], training);
    states.push(layer.out.y);
    saved.push(layer);
  }
  return {
    states,
    backward: (dh) => {
      let dy = dh;
      for (let index = bert.layers - 1; index >= 0; index--)
        dy = backwardLayer({ b, bert, index }, saved[index], dy);
      return backwardEmbeddings(b, bert, first, dy);
    },
  };
}

function embeddings(b: ProgramBuilder, bert: BertConfig): Normed {
  const normed = normedRefs(b, "embeddings", bert.hidden);
  b.call(
    embedding,
    {
      tokens: input("tokens"),
      words: persistent("words"),
      places: weights("places"),
      norm: weights("bert.embeddings.LayerNorm"),
      ...normed,
    },
    (step) =>
      isForward(step)
        ? {
            rows: step.counts.tokens,
            width: bert.hidden,
            positions: bert.maxPositions,
            epsilon: bert.layerNormEps,
            ...mask(step.dropout, bert.hiddenDropout, SITE.embeddings),
          }
        : null,
  );
  return normed;
}
