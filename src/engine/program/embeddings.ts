import { denseForward } from "../../kernels/denseForward.ts";
import { embedding } from "../../kernels/embedding.ts";
import type { BertConfig } from "../../model/encoders/bertConfig.ts";
import { positionRows } from "../../model/parameters.ts";
import { isForward, type Normed, normedRefs } from "./encoderLayer.ts";
import { mask, SITE } from "./masks.ts";
import { input, type ProgramBuilder, persistent, type Ref, weights } from "./program.ts";

/** What goes into the first layer. */
export interface Embedded {
  /** As wide as the tables. */
  readonly normed: Normed;
  /** [N, H]: the same, or of narrower tables what a dense layer makes of it. */
  readonly y: Ref;
}

/** Name in the checkpoint of the dense layer between embeddings and layers (ELECTRA). */
export const PROJECTION = "bert.embeddings_project";

/** Word, position and token type; to the layers' width where the tables are narrower. */
export function embeddings(b: ProgramBuilder, bert: BertConfig): Embedded {
  const width = bert.embedding;
  const normed = normedRefs(b, "embeddings", width);
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
            width,
            positions: positionRows(bert),
            epsilon: bert.layerNormEps,
            ...mask(step.dropout, bert.hiddenDropout, SITE.embeddings),
          }
        : null,
  );
  return { normed, y: width === bert.hidden ? normed.y : projected(b, bert, normed.y) };
}

function projected(b: ProgramBuilder, { embedding, hidden }: BertConfig, x: Ref): Ref {
  const y = b.activation("projected", "tokens", hidden);
  const of = (part: "weight" | "bias") => weights(`${PROJECTION}.${part}`);
  b.call(denseForward, { a: x, w: of("weight"), bias: of("bias"), c: y }, (step) =>
    isForward(step) ? { rows: step.counts.tokens, inner: embedding, columns: hidden } : null,
  );
  return y;
}
