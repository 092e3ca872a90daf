import type { Executor, Store } from "../../src/engine/executor.ts";
import { ParameterMemory } from "../../src/engine/memory.ts";
import { packBatch } from "../../src/engine/plan/batchInputs.ts";
import { movedPart } from "../../src/engine/plan/movedPart.ts";
import { Plan } from "../../src/engine/plan/plan.ts";
import { inputSizes, packSizes } from "../../src/engine/plan/sizes.ts";
import { encoder } from "../../src/engine/program/encoder.ts";
import { update } from "../../src/engine/program/optimizer.ts";
import { input, ProgramBuilder, type Ref, weights } from "../../src/engine/program/program.ts";
import { headSizes } from "../../src/engine/program/sizes.ts";
import { TrainingMemory } from "../../src/engine/trainingMemory.ts";
import { denseForward } from "../../src/kernels/denseForward.ts";
import { denseGradInput } from "../../src/kernels/denseGradInput.ts";
import { denseGradWeight } from "../../src/kernels/denseGradWeight.ts";
import { losses, lossUniforms, ROW_LOSSES } from "../../src/kernels/losses.ts";
import type { ModelShape } from "../../src/model/parameters.ts";
import { sourceOf, type Weights } from "../../src/model/weights.ts";
import { ADAM, type TokenBatch } from "../workload.ts";

const SETTINGS = {
  beta1: ADAM.beta1,
  beta2: ADAM.beta2,
  epsilon: ADAM.epsilon,
  weightDecay: ADAM.decay,
  maxGradNorm: 1,
};

/**
 * The encoder with a token head, of the engine's own kernels: the workload that other engines can
 * compute too. The head takes the place of the factor of `[CLS]`, and no gradient is clipped.
 */
export class TokenNetwork<S extends Store> {
  readonly #memory: ParameterMemory<S>;
  #forward: Plan<S> | null = null;
  #training: { plan: Plan<S>; memory: TrainingMemory<S> } | null = null;
  #updates = 0;

  constructor(
    private readonly executor: Executor<S>,
    private readonly shape: ModelShape,
    memory: ParameterMemory<S>,
  ) {
    this.#memory = memory;
  }

  static async load<S extends Store>(
    executor: Executor<S>,
    shape: ModelShape,
    values: Weights,
  ): Promise<TokenNetwork<S>> {
    // All of the word table is there, as other engines have it.
    const whole = Number.POSITIVE_INFINITY;
    const memory = await ParameterMemory.load(executor, shape, sourceOf(values), whole);
    return new TokenNetwork(executor, shape, memory);
  }

  /** @returns h [N · H] */
  async fwd(batch: TokenBatch): Promise<Float32Array> {
    this.#forward ??= this.#forwardPlan();
    const { inputs, counts, longest } = this.#packed(batch);
    this.#forward.run(inputs, {
      counts: { ...counts, usedWords: 0 },
      groups: 0,
      longest,
      dropout: null,
      scales: null,
      update: null,
      stage: "spans",
    });
    const [h] = await this.executor.read([this.#forward.view("h", counts.tokens)]);
    return h;
  }

  /** @returns mean cross-entropy before the update */
  async step(batch: TokenBatch): Promise<number> {
    this.#training ??= this.#trainingPlan();
    const { plan, memory } = this.#training;
    const { inputs, counts, longest, words } = this.#packed(batch);
    const table = this.#memory.words;
    const usedWords = table.rows.update(words, (word) => table.rowOf(word));
    memory.reserve(usedWords.length / 4);
    this.#updates += 1;
    const rates = { encoder: ADAM.rate, heads: ADAM.rate };
    plan.run(
      { ...inputs, targets: labelTargets(batch, headSizes(this.shape).span), usedWords },
      {
        counts: { ...counts, spans: counts.tokens, usedWords: usedWords.length / 4 },
        groups: 0,
        longest,
        dropout: null,
        scales: null,
        stage: "update",
        update: { rates, settings: SETTINGS, number: this.#updates },
      },
    );
    table.rows.decay(1 - ADAM.rate * ADAM.decay);
    const [rows] = await this.executor.read([plan.view("rowLosses", counts.tokens)]);
    let loss = 0;
    for (let i = 0; i < rows.length; i += ROW_LOSSES) loss += rows[i];
    return loss;
  }

  #packed({ ids, sentences, tokens }: TokenBatch) {
    const lists = Array.from({ length: sentences }, (_, b) =>
      Array.from(ids.subarray(b * tokens, (b + 1) * tokens)),
    );
    const batch = { sentences: lists, spans: [], pairs: [] };
    return packBatch(batch, packSizes(this.shape), this.#memory.words);
  }

  #forwardPlan(): Plan<S> {
    const b = new ProgramBuilder();
    const { states } = encoder(b, this.shape.bert, false);
    b.result("h", states.at(-1) as Ref);
    const resolve = this.#memory.resolver(null);
    return new Plan(this.executor, b.build(), resolve, inputSizes(this.shape));
  }

  #trainingPlan(): { plan: Plan<S>; memory: TrainingMemory<S> } {
    const moved = movedPart(this.#memory.layout, null);
    const memory = new TrainingMemory(this.executor, this.#memory, moved, undefined);
    const { stores } = memory;
    // The clipping factor.
    this.executor.write(stores.summary, 0, Float32Array.of(1));
    const { hidden: H } = this.shape.bert;
    const b = new ProgramBuilder();
    const { states, backward } = encoder(b, this.shape.bert, true);
    const { dh, rowLosses } = this.#tokenHead(b, states.at(-1) as Ref);
    const dWords = backward(dh);
    update(b, { chunks: moved.chunks, words: dWords && { width: H, dWords } });
    b.result("rowLosses", rowLosses);
    const resolve = this.#memory.resolver(stores);
    const version = () => memory.version;
    const sizes = inputSizes(this.shape);
    return { plan: new Plan(this.executor, b.build(), resolve, sizes, version), memory };
  }

  /** Logits, cross-entropy and gradients: four operations. */
  #tokenHead(b: ProgramBuilder, h: Ref): { dh: Ref; rowLosses: Ref } {
    const { hidden: H } = this.shape.bert;
    const { span: columns, pair: pairColumns, entityTypes } = headSizes(this.shape);
    const logits = b.activation("logits", "tokens", columns);
    const dLogits = b.activation("dLogits", "tokens", columns);
    const rowLosses = b.activation("rowLosses", "tokens", ROW_LOSSES);
    const dh = b.activation("dh", "tokens", H);
    const w = weights("factors", 0, H * columns);
    const sizes = ({ counts }: { counts: { tokens: number } }) => ({
      rows: counts.tokens,
      inner: H,
      columns,
    });
    b.call(denseForward, { a: h, w, bias: weights("span.bias"), c: logits }, sizes);
    const noPairs = b.activation("pairLogits", 1, 4);
    const dPair = b.activation("dPair", 1, 4);
    b.call(
      losses,
      {
        spanLogits: logits,
        pairLogits: noPairs,
        targets: input("targets"),
        dSpan: dLogits,
        dPair,
        rowLosses,
      },
      ({ counts: { tokens } }) => ({
        spans: tokens,
        pairs: 0,
        spanColumns: columns,
        pairColumns,
        entityTypes,
        relationTypes: 1,
        ...lossUniforms({ meanOver: tokens, relations: 0, spans: [], pairs: [] }),
      }),
    );
    b.call(denseGradInput, { dy: dLogits, w, dx: dh }, sizes);
    const dw: Ref = {
      kind: "block",
      of: "gradients",
      name: "factors",
      start: 0,
      size: H * columns,
    };
    const db: Ref = { kind: "block", of: "gradients", name: "span.bias", start: 0 };
    b.call(denseGradWeight, { x: h, dy: dLogits, dw, db }, sizes);
    return { dh, rowLosses };
  }
}

/** Tokens as spans of one piece, each with its class as its type. */
function labelTargets({ labels }: TokenBatch, columns: number): Float32Array {
  const result = new Float32Array(columns * labels.length);
  labels.forEach((label, i) => {
    result[columns * i + label] = 1;
  });
  return result;
}
