import type { ModelShape } from "../../model/parameters.ts";
import type { MovedPart } from "../plan/movedPart.ts";
import { encoder } from "./encoder.ts";
import { heads } from "./heads.ts";
import { norm, update } from "./optimizer.ts";
import { type Program, ProgramBuilder, type Ref } from "./program.ts";

/** Prediction: stage "spans" runs encoder and span heads, stage "pairs" the relation heads. */
export function predictionProgram(shape: ModelShape): Program {
  const b = new ProgramBuilder();
  const { states } = encoder(b, shape.bert, false);
  const h = states.at(-1) as Ref;
  const { spans, pairs } = heads(b, shape, h, false);
  b.result("h", h);
  b.result("spans", spans);
  b.result("pairs", pairs);
  return b.build();
}

/** The lowest layers, as they are while they are frozen: stage "spans" runs them. */
export function frozenProgram({ bert }: ModelShape, frozenLayers: number): Program {
  const b = new ProgramBuilder();
  const { states } = encoder(b, bert, false, { from: 0, to: frozenLayers });
  b.result("h", states[frozenLayers]);
  return b.build();
}

/**
 * Training: forward, losses, backward, clipping and, in stage "update", AdamW. Where layers are
 * frozen, it begins with what they give.
 *
 * @param inspected keeps hidden states, pools and logits readable, at the price of memory
 */
export function trainingProgram(
  shape: ModelShape,
  { chunks, frozenLayers }: MovedPart,
  inspected: boolean,
): Program {
  const b = new ProgramBuilder();
  const { embedding: width, layers } = shape.bert;
  const stretch = { from: frozenLayers, to: layers };
  const { states, backward } = encoder(b, shape.bert, true, stretch);
  const head = heads(b, shape, states.at(-1) as Ref, true);
  const { dh, rowLosses } = head.backward(frozenLayers < layers);
  const dWords = dh && backward(dh);
  const updated = { chunks, words: dWords && { width, dWords } };
  norm(b, updated, rowLosses);
  update(b, updated);
  if (dWords) b.result("dWords", dWords);
  if (inspected) {
    states.forEach((state, i) => {
      if (state.kind === "activation") b.result(`hidden.${frozenLayers + i}`, state);
    });
    b.result("pool", head.pool);
    b.result("spans", head.spans);
    b.result("pairs", head.pairs);
  }
  return b.build();
}
