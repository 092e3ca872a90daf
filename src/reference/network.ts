import { mul, type Tensor2D, tensor1d, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { headsOn, PAIR_HEADS } from "../model/heads/heads.ts";
import type {
  AdamWSettings,
  BesideNetwork,
  Network,
  OptimizerState,
  PairLogits,
  SpanLogits,
  Trainer,
  TrainingHow,
} from "../model/network.ts";
import { frozenOf, isEncoder, type ModelShape, WORD_TABLE } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import type { Weights } from "../model/weights.ts";
import { encoder } from "./encoder.ts";
import { type HeadsRun, pairHeads, spanHeads } from "./heads.ts";
import { noDropout } from "./kernels/dropout.ts";
import { gatherRows } from "./kernels/gatherRows.ts";
import { tidyRecord } from "./kernels/tidyRecord.ts";
import { offsetsOf, pack } from "./packing.ts";
import {
  disposeParameters,
  downloadWeights,
  type Parameters,
  uploadWeights,
} from "./parameters.ts";
import { floats, joined, pairLogitsOf, spanLogitsOf } from "./readBack.ts";
import { pairTensors, spanTensors } from "./spanTensors.ts";
import { pendingDecay, ReferenceTrainer } from "./trainer.ts";

/** Pairs classified at a time: bounds the memory of sentences with many entities. */
const PAIRS_AT_ONCE = 4096;

/** What the relation heads need of the spans that were asked last. */
interface Asked {
  readonly h: Tensor2D;
  readonly pool: Tensor2D;
  readonly entity: Tensor2D;
  readonly spans: readonly PieceSpan[];
  readonly offsets: readonly number[];
}

/** The model in plain TensorFlow.js, operation by operation. */
export class ReferenceNetwork implements Network {
  readonly piecesAtOnce = 384;
  parameters: Parameters;
  #trainer: ReferenceTrainer | null = null;
  #asked: Asked | null = null;
  readonly #beside: ReferenceNetwork[] = [];

  /** @param use makes the network's backend the one that computes; it does when this is called */
  constructor(
    public shape: ModelShape,
    weights: Weights,
    readonly use: () => Promise<void>,
  ) {
    this.parameters = uploadWeights(weights);
  }

  async spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
  ): Promise<SpanLogits> {
    await this.use();
    this.#forget();
    const offsets = offsetsOf(sentences);
    const { h, pool, ...logits } = tidyRecord(() => {
      const packing = pack(sentences);
      const { bert } = this.shape;
      const h = encoder({ parameters: this.parameters, bert, packing, dropout: noDropout });
      return { h, ...spanHeads(this.#run(h), packing, spanTensors(spans, offsets)) };
    });
    this.#asked = { h, pool, entity: logits.entity, spans, offsets };
    const read = await spanLogitsOf(logits);
    for (const tensor of Object.values(logits)) if (tensor !== logits.entity) tensor?.dispose();
    return read;
  }

  async states(sentences: readonly (readonly number[])[]): Promise<Float32Array> {
    await this.use();
    const { h } = tidyRecord(() => {
      const { parameters } = this;
      const { bert } = this.shape;
      return { h: encoder({ parameters, bert, packing: pack(sentences), dropout: noDropout }) };
    });
    const read = await floats(h);
    h.dispose();
    return read;
  }

  async beside(): Promise<BesideNetwork> {
    const made = new ReferenceNetwork(this.shape, await this.downloadHeads(), this.use);
    made.parameters = { ...this.parameters, ...made.parameters };
    this.#beside.push(made);
    return made;
  }

  async setHeads(heads: Weights, shape = this.shape): Promise<void> {
    await this.use();
    this.#forget();
    this.shape = shape;
    const next = uploadWeights(heads);
    for (const name of Object.keys(next)) this.parameters[name].dispose();
    this.parameters = { ...this.parameters, ...next };
  }

  async pairLogits(pairs: readonly (readonly [number, number])[]): Promise<PairLogits> {
    if (!this.#asked) throw new Error("no spans were asked for before");
    await this.use();
    const rows = [...new Set(pairs.flat())];
    const rowOf = new Map(rows.map((row, i) => [row, i]));
    const known = pairs.map(
      ([head, tail]) => [rowOf.get(head) as number, rowOf.get(tail) as number] as const,
    );
    const chunks: PairLogits[] = [];
    for (let from = 0; from < known.length; from += PAIRS_AT_ONCE)
      chunks.push(await this.#pairsOf(rows, known.slice(from, from + PAIRS_AT_ONCE)));
    const heads = headsOn(this.shape.spert.additions).pair.map(({ name }) => name);
    const all = PAIR_HEADS.map(({ name }) => {
      const isOn = heads.includes(name);
      return [name, isOn ? joined(chunks.flatMap((chunk) => chunk[name] ?? [])) : null];
    });
    return Object.fromEntries(all) as PairLogits;
  }

  async startTraining(
    settings: AdamWSettings,
    from?: OptimizerState,
    how: TrainingHow = {},
  ): Promise<Trainer> {
    if (this.#trainer) throw new Error("the network is being trained already");
    const frozen = frozenOf(how, this.shape.bert);
    const { accumulate = 1 } = how;
    await this.use();
    const factors = from && pendingDecay(from, this.shape.bert.vocabSize);
    if (factors) {
      const former = this.parameters[WORD_TABLE];
      const table = tidy(() => mul(former, tensor2d(factors, [factors.length, 1])));
      this.parameters = { ...this.parameters, [WORD_TABLE]: table };
      former.dispose();
    }
    this.#trainer = new ReferenceTrainer(this, settings, { frozen, accumulate }, from, () => {
      this.#trainer = null;
    });
    return this.#trainer;
  }

  async download(): Promise<Weights> {
    await this.use();
    return downloadWeights(this.parameters);
  }

  async downloadHeads(): Promise<Weights> {
    await this.use();
    return downloadWeights(headsOf(this.parameters));
  }

  dispose(): void {
    this.#trainer?.dispose();
    this.#forget();
    for (const made of this.#beside) {
      made.#forget();
      disposeParameters(headsOf(made.parameters));
    }
    disposeParameters(this.parameters);
  }

  /** @param rows of the spans asked last that the pairs are made of @param pairs indexes into it */
  async #pairsOf(
    rows: readonly number[],
    pairs: readonly (readonly [number, number])[],
  ): Promise<PairLogits> {
    const { h, pool, entity, spans, offsets } = this.#asked as Asked;
    const ends = rows.map((row) => spans[row]);
    const outputs = tidyRecord(() => {
      const at = tensor1d([...rows], "int32");
      const kept = {
        pool: gatherRows(pool, at),
        entity: gatherRows(entity, at),
        width: spanTensors(ends, offsets).width,
      };
      const withLogits = this.shape.spert.additions.includes("logits");
      const tensors = pairTensors(pairs, ends, offsets);
      return pairHeads(this.#run(h), kept, tensors, withLogits);
    });
    const read = await pairLogitsOf(outputs);
    for (const tensor of Object.values(outputs)) tensor?.dispose();
    return read;
  }

  /** The heads on some hidden states, nothing dropped. */
  #run(h: Tensor2D): HeadsRun {
    return { parameters: this.parameters, h, dropout: noDropout, rate: 0 };
  }

  #forget(): void {
    const { h, pool, entity } = this.#asked ?? {};
    for (const tensor of [h, pool, entity]) tensor?.dispose();
    this.#asked = null;
  }
}

const headsOf = (parameters: Parameters): Parameters =>
  Object.fromEntries(Object.entries(parameters).filter(([name]) => !isEncoder(name)));
