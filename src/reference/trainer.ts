import type { Batch } from "../model/batch.ts";
import { partsOf, seedOfPart } from "../model/batchParts.ts";
import type { HeadName } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  DropoutSeed,
  EncoderStep,
  Inspection,
  OptimizerState,
  Rates,
  SavedTraining,
  StepLosses,
  Trainer,
} from "../model/network.ts";
import { isEncoder, isFrozen, type ModelShape, WORD_TABLE } from "../model/parameters.ts";
import type { Weights } from "../model/weights.ts";
import { type AdamWState, applyAdamW, initialAdamW } from "./adamW.ts";
import { encoder } from "./encoder.ts";
import {
  batchOutputs,
  type GradientModel,
  type Gradients,
  gradientsOf,
  joinedGradients,
} from "./gradients.ts";
import { type Dropout, noDropout, seededDropout } from "./kernels/dropout.ts";
import { tidyRecord } from "./kernels/tidyRecord.ts";
import { lossShares } from "./lossShares.ts";
import { offsetsOf, pack } from "./packing.ts";
import {
  disposeParameters,
  downloadWeights,
  type Parameters,
  uploadWeights,
} from "./parameters.ts";
import { floats, pairLogitsOf, spanLogitsOf } from "./readBack.ts";

/** What a trainer changes. */
interface Trained {
  readonly shape: ModelShape;
  parameters: Parameters;
  readonly use: () => Promise<void>;
}

/** Trains a network in plain TensorFlow.js. */
export class ReferenceTrainer implements Trainer {
  readonly isQueued = false;
  #state: AdamWState;
  #disposed = false;

  /** @param onDispose told when the memory is gone */
  constructor(
    private readonly network: Trained,
    private readonly settings: AdamWSettings,
    private readonly how: { readonly frozen: number | null; readonly accumulate: number },
    from: OptimizerState | undefined,
    private readonly onDispose: () => void,
  ) {
    const moving = <T>(of: Iterable<readonly [string, T]>) =>
      [...of].filter(([name]) => !isFrozen(name, how.frozen));
    const { vocabSize } = network.shape.bert;
    this.#state = from
      ? {
          first: uploadWeights(new Map(moving(allRows(from.first, from.words, vocabSize)))),
          second: uploadWeights(new Map(moving(allRows(from.second, from.words, vocabSize)))),
          updates: from.updates,
        }
      : initialAdamW(Object.fromEntries(moving(Object.entries(network.parameters))));
  }

  get frozen(): number | null {
    return this.how.frozen;
  }

  /** All of it is there. */
  async prepare(): Promise<void> {}

  get updates(): number {
    return this.#state.updates;
  }

  async step(batch: Batch, rates: Rates, dropout: DropoutSeed | null): Promise<StepLosses> {
    const { network, settings } = this;
    await network.use();
    const { gradients, ...found } = this.#gradients(batch, dropout);
    const before = { parameters: network.parameters, state: this.#state };
    const next = applyAdamW(before, gradients, rates, settings);
    network.parameters = next.parameters;
    this.#state = next.state;
    return losses(found);
  }

  async frozenStates(sentences: readonly (readonly number[])[]): Promise<Float32Array[]> {
    const { parameters, shape, use } = this.network;
    const { frozen } = this.how;
    if (frozen === null) throw new Error("nothing is frozen in this training");
    await use();
    const bert = { ...shape.bert, layers: frozen };
    const { h } = tidyRecord(() => {
      return { h: encoder({ parameters, bert, packing: pack(sentences), dropout: noDropout }) };
    });
    const states = await floats(h);
    h.dispose();
    const offsets = offsetsOf(sentences);
    return sentences.map(({ length }, i) =>
      states.slice(offsets[i] * bert.hidden, (offsets[i] + length) * bert.hidden),
    );
  }

  async stepEncoder(batch: Batch, rate: number, dropout: DropoutSeed | null): Promise<EncoderStep> {
    const { network, settings } = this;
    await network.use();
    const { gradients, ...found } = this.#gradients(batch, dropout);
    const ofHeads = Object.entries(gradients).filter(([name]) => !isEncoder(name));
    const heads = await downloadWeights(Object.fromEntries(ofHeads));
    const before = { parameters: network.parameters, state: this.#state };
    const next = applyAdamW(before, gradients, { encoder: rate, heads: 0 }, settings);
    network.parameters = next.parameters;
    this.#state = next.state;
    return { losses: await losses(found), heads };
  }

  async saved(): Promise<SavedTraining> {
    const { network } = this;
    await network.use();
    const { first, second, updates } = this.#state;
    const weights = await downloadWeights(network.parameters);
    const moments = { first: await downloadWeights(first), second: await downloadWeights(second) };
    return { weights, optimizer: { ...moments, updates } };
  }

  async inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection> {
    const { parameters, use } = this.network;
    await use();
    const outputs = tidyRecord(() =>
      batchOutputs(parameters, this.#model, batch, this.#dropout(dropout)),
    );
    const { gradients, ...found } = this.#gradients(batch, dropout);
    const inspection = {
      hidden: await Promise.all(outputs.hidden.map(floats)),
      pool: await floats(outputs.spans.pool),
      spans: await spanLogitsOf(outputs.spans),
      pairs: outputs.pairs && (await pairLogitsOf(outputs.pairs)),
      losses: await losses(found),
      gradients: await downloadWeights(gradients),
    };
    disposeParameters(gradients);
    for (const group of [outputs.hidden, outputs.spans, outputs.pairs ?? {}, outputs.losses])
      for (const tensor of Object.values(group)) tensor?.dispose();
    return inspection;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    disposeParameters(this.#state.first);
    disposeParameters(this.#state.second);
    this.onDispose();
  }

  /** Those of the parts that a batch is computed in, together. */
  #gradients(batch: Batch, dropout: DropoutSeed | null): Gradients {
    const { parameters, shape } = this.network;
    const found = partsOf(batch, this.how.accumulate).map((part, i) => {
      const masks = this.#dropout(dropout && seedOfPart(dropout, i));
      return gradientsOf(parameters, this.#model, part, masks, lossShares(part, batch, shape));
    });
    return found.reduce(joinedGradients);
  }

  get #model(): GradientModel {
    return { ...this.network.shape, frozen: this.how.frozen };
  }

  /** Masks are drawn in the order of the network's places: each pass starts anew. */
  #dropout(dropout: DropoutSeed | null): Dropout {
    const { frozen } = this.how;
    // One of the embeddings, and three a layer.
    const passed = frozen === null ? 0 : 1 + 3 * frozen;
    return dropout ? seededDropout(dropout.seed, dropout.step, passed) : noDropout;
  }
}

/** Reads the losses back and frees them. */
async function losses({ names, parts }: Omit<Gradients, "gradients">): Promise<StepLosses> {
  const values = await floats(parts);
  parts.dispose();
  const total = values.reduce((a, b) => a + b, 0);
  const byName = Object.fromEntries(names.map((name, i) => [name, values[i]]));
  return { ...(byName as Record<"entity", number> & Partial<Record<HeadName, number>>), total };
}

/** What the rows of words are to be multiplied by that a memory from another engine left to be: [V, 1]. */
export function pendingDecay(
  { words, decay = 1 }: OptimizerState,
  vocabulary: number,
): Float32Array | null {
  if (!words || decay === 1) return null;
  const factors = new Float32Array(vocabulary).fill(decay);
  for (const word of words) factors[word] = 1;
  return factors;
}

/** Moments with all rows of the word table. @param words those that they have; absent: all */
function allRows(
  moments: Weights,
  words: readonly number[] | undefined,
  vocabulary: number,
): Weights {
  const table = words && moments.get(WORD_TABLE);
  if (!table) return moments;
  const [, width] = table.shape;
  const data = new Float32Array(vocabulary * width);
  words.forEach((word, i) => {
    data.set(table.data.subarray(i * width, (i + 1) * width), word * width);
  });
  return new Map(moments).set(WORD_TABLE, { shape: [vocabulary, width], data });
}
