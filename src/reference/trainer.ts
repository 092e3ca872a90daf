import type { Batch } from "../model/batch.ts";
import type { HeadName } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  DropoutSeed,
  Inspection,
  OptimizerState,
  Rates,
  StepLosses,
  Trainer,
} from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import { type AdamWState, applyAdamW, initialAdamW } from "./adamW.ts";
import { batchOutputs, type Gradients, gradientsOf } from "./gradients.ts";
import { type Dropout, noDropout, seededDropout } from "./kernels/dropout.ts";
import { tidyRecord } from "./kernels/tidyRecord.ts";
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
    from: OptimizerState | undefined,
    private readonly onDispose: () => void,
  ) {
    this.#state = from
      ? {
          first: uploadWeights(from.first),
          second: uploadWeights(from.second),
          updates: from.updates,
        }
      : initialAdamW(network.parameters);
  }

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

  async state(): Promise<OptimizerState> {
    await this.network.use();
    const { first, second, updates } = this.#state;
    return {
      first: await downloadWeights(first),
      second: await downloadWeights(second),
      updates,
    };
  }

  async inspect(batch: Batch, dropout: DropoutSeed | null): Promise<Inspection> {
    const { parameters, shape, use } = this.network;
    await use();
    const outputs = tidyRecord(() => batchOutputs(parameters, shape, batch, dropoutOf(dropout)));
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

  #gradients(batch: Batch, dropout: DropoutSeed | null): Gradients {
    const { parameters, shape } = this.network;
    return gradientsOf(parameters, shape, batch, dropoutOf(dropout));
  }
}

/** Masks are drawn in the order of the network's places: each pass starts anew. */
const dropoutOf = (dropout: DropoutSeed | null): Dropout =>
  dropout ? seededDropout(dropout.seed, dropout.step) : noDropout;

/** Reads the losses back and frees them. */
async function losses({ names, parts }: Omit<Gradients, "gradients">): Promise<StepLosses> {
  const values = await floats(parts);
  parts.dispose();
  const total = values.reduce((a, b) => a + b, 0);
  const byName = Object.fromEntries(names.map((name, i) => [name, values[i]]));
  return { ...(byName as Record<"entity", number> & Partial<Record<HeadName, number>>), total };
}
