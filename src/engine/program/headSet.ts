import type { Mask } from "../../kernels/dropout.ts";
import type { ModelShape } from "../../model/parameters.ts";
import { mask, SITE } from "./masks.ts";
import { type FactorOffsets, factorOffsets } from "./parameterBlocks.ts";
import { type ProgramBuilder, type Ref, weights } from "./program.ts";
import { type HeadSizes, headSizes } from "./sizes.ts";
import type { Step } from "./step.ts";

/** A model's heads, which operations are written for. */
export interface HeadSet {
  readonly b: ProgramBuilder;
  readonly shape: ModelShape;
  readonly sizes: HeadSizes;
  /** Where the factors lie in their block. */
  readonly at: FactorOffsets;
  /** Places of dropout. */
  readonly site: ReturnType<typeof SITE.heads>;
  /** Uniforms that the span heads' kernels share. */
  readonly spanUniforms: Readonly<Record<"spanColumns" | "entityTypes" | "withLogits", number>>;
  /** Weights of the `[CLS]` states, and those of the entity logits in the pair heads. */
  readonly clsWeight: Ref;
  readonly logitsWeight: Ref;
  /** Uniforms of the mask of one place. */
  maskOf(step: Step, site: number): Mask;
  /** Key of the mask of one place. */
  keyOf(step: Step, site: number): number;
  /** What all masks share. */
  cutOf(step: Step): Omit<Mask, "key">;
}

export function headSet(b: ProgramBuilder, shape: ModelShape): HeadSet {
  const { hidden: H, layers } = shape.bert;
  const sizes = headSizes(shape);
  const { span, pair, entityTypes, withLogits } = sizes;
  const at = factorOffsets(shape, sizes);
  const maskOf = ({ dropout }: Step, site: number) => mask(dropout, shape.spert.dropout, site);
  return {
    b,
    shape,
    sizes,
    at,
    site: SITE.heads(layers),
    spanUniforms: { spanColumns: span, entityTypes, withLogits: withLogits ? 1 : 0 },
    clsWeight: weights("factors", at.cls, H * span),
    logitsWeight: weights("factors", at.logits, entityTypes * 2 * pair),
    maskOf,
    keyOf: (step, site) => maskOf(step, site).key,
    cutOf: (step) => {
      const { threshold, scale } = maskOf(step, 0);
      return { threshold, scale };
    },
  };
}
