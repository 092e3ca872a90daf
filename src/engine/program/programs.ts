import type { ModelShape } from "../../model/parameters.ts";
import type { ParameterLayout } from "../plan/parameterLayout.ts";
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

/**
 * Training: forward, losses, backward, clipping and, in stage "update", AdamW.
 *
 * @param inspected keeps hidden states, pools and logits readable, at the price of memory
 */
export function trainingProgram(
  shape: ModelShape,
  { chunks }: ParameterLayout,
  inspected: boolean,
): Program {
  const b = new ProgramBuilder();
  const { states, backward } = encoder(b, shape.bert, true);
  const head = heads(b, shape, states.at(-1) as Ref, true);
  const { dh, rowLosses } = head.backward();
  const dWords = backward(dh);
  const updated = { chunks, hidden: shape.bert.hidden, dWords };
  norm(b, updated, rowLosses);
  update(b, updated);
  b.result("dWords", dWords);
  if (inspected) {
    states.forEach((state, i) => {
      b.result(`hidden.${i}`, state);
    });
    b.result("pool", head.pool);
    b.result("spans", head.spans);
    b.result("pairs", head.pairs);
  }
  return b.build();
}
