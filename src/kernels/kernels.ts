import { adamW } from "./adamW.ts";
import { adamWRows } from "./adamWRows.ts";
import { addBefore } from "./addBefore.ts";
import { agreement } from "./agreement.ts";
import { attention } from "./attention.ts";
import { attentionGradKeyValue, attentionGradQuery } from "./attentionGrad.ts";
import type { Kernel } from "./defineKernel.ts";
import { denseActivation } from "./denseActivation.ts";
import { denseForward } from "./denseForward.ts";
import { denseGradActivation, denseGradInput, denseGradInputAdd } from "./denseGradInput.ts";
import { denseGradWeight } from "./denseGradWeight.ts";
import { embedding } from "./embedding.ts";
import { embeddingGrad } from "./embeddingGrad.ts";
import { factorGrad } from "./factorGrad.ts";
import { groupSums } from "./groupSums.ts";
import { layerNorm } from "./layerNorm.ts";
import { layerNormGrad } from "./layerNormGrad.ts";
import { layerNormParamGrad } from "./layerNormParamGrad.ts";
import { losses } from "./losses.ts";
import { pairLogits } from "./pairLogits.ts";
import { project } from "./project.ts";
import { rangeGrad } from "./rangeGrad.ts";
import { rangeMax } from "./rangeMax.ts";
import { rangeWeightGrad } from "./rangeWeightGrad.ts";
import { scatterRanges } from "./scatterRanges.ts";
import { spanLogits } from "./spanLogits.ts";
import { spanLogitsGrad } from "./spanLogitsGrad.ts";
import { squares } from "./squares.ts";
import { summary } from "./summary.ts";

/** Every kernel: the executors compile these, the parity check runs each against its reference. */
export const KERNELS: readonly Kernel[] = [
  embedding,
  denseForward,
  denseActivation,
  attention,
  layerNorm,
  rangeMax,
  project,
  spanLogits,
  pairLogits,
  losses,
  spanLogitsGrad,
  rangeGrad,
  rangeWeightGrad,
  groupSums,
  factorGrad,
  scatterRanges,
  layerNormGrad,
  layerNormParamGrad,
  denseGradInput,
  denseGradInputAdd,
  denseGradActivation,
  denseGradWeight,
  attentionGradQuery,
  attentionGradKeyValue,
  embeddingGrad,
  squares,
  summary,
  adamW,
  adamWRows,
  addBefore,
  agreement,
];
