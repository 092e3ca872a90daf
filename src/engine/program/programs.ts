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
  const { states } = encoder(b, bert, false, { from: 0, to: frozenLayers, isEmbedded: true });
  b.result("h", states[frozenLayers]);
  return b.build();
}

/**
 * Training: forward, losses, backward, clipping and, in stage "update", AdamW. Where layers are
 * frozen, it begins with what they give.
 */
export function trainingProgram(
  shape: ModelShape,
  { chunks, blocks, frozen }: MovedPart,
  { isInspected = false, inParts = false }: TrainingKind = {},
): Program {
  const sizes = new Map(blocks.map(({ name, size }) => [name, size]));
  const b = new ProgramBuilder(inParts ? sizes : null);
  const { embedding: width, layers } = shape.bert;
  const from = frozen ?? 0;
  const stretch = { from, to: layers, isEmbedded: frozen === null };
  const { states, backward } = encoder(b, shape.bert, true, stretch);
  const head = heads(b, shape, states.at(-1) as Ref, true);
  const { dh, rowLosses } = head.backward(frozen === null || frozen < layers);
  const dWords = dh && backward(dh);
  const updated = { chunks, words: dWords && { width, dWords } };
  norm(b, updated, rowLosses);
  update(b, updated);
  if (dWords) b.result("dWords", dWords);
  if (isInspected) {
    states.forEach((state, i) => {
      if (state.kind === "activation") b.result(`hidden.${from + i}`, state);
    });
    b.result("pool", head.pool);
    b.result("spans", head.spans);
    b.result("pairs", head.pairs);
  }
  return b.build();
}

interface TrainingKind {
  /** Keeps hidden states, pools and logits readable, at the price of memory. */
  readonly isInspected?: boolean;
  /** A batch may come in parts, whose gradients are added up. */
  readonly inParts?: boolean;
}
