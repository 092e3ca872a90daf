import type { BesideNetwork, PairLogits, Pause, SpanLogits } from "../model/network.ts";
import type { ModelShape } from "../model/parameters.ts";
import type { PieceSpan } from "../model/spans.ts";
import type { Weights } from "../model/weights.ts";
import { allOrNone } from "./allOrNone.ts";
import type { Executor, Store } from "./executor.ts";
import { blockView } from "./memory.ts";
import { CHUNK_BYTES, layOut, type ParameterLayout, toChunks } from "./plan/parameterLayout.ts";
import type { Resolve } from "./plan/plan.ts";
import { parameterBlocks } from "./program/parameterBlocks.ts";
import { PlannedReading } from "./reading.ts";
import type { WordTable } from "./wordTable.ts";

/** Few: most sentences have no more, and room for them is taken beside the network's own. */
const PAIRS_AT_ONCE = 1024;

/** What is read with beside its own heads. */
interface Encoder<S extends Store> {
  readonly executor: Executor<S>;
  readonly words: WordTable<S>;
  /** Where the weights of the network are now. */
  readonly resolve: Resolve<S>;
}

/** Heads in memory of their own. */
interface HeadMemory<S extends Store> {
  readonly layout: ParameterLayout;
  readonly chunks: readonly S[];
}

/** Reads with the encoder of a network, which stays where it is. */
export class PlannedBeside<S extends Store> implements BesideNetwork {
  #heads: HeadMemory<S>;
  #reading: PlannedReading<S>;

  constructor(
    private readonly encoder: Encoder<S>,
    public shape: ModelShape,
    heads: Weights,
  ) {
    this.#heads = this.#placed(shape, heads);
    this.#reading = this.#reader();
  }

  get piecesAtOnce(): number {
    return this.#reading.piecesAtOnce;
  }

  spanLogits(
    sentences: readonly (readonly number[])[],
    spans: readonly PieceSpan[],
    pause?: Pause,
  ): Promise<SpanLogits> {
    return this.#reading.spanLogits(sentences, spans, pause);
  }

  states(sentences: readonly (readonly number[])[], pause?: Pause): Promise<Float32Array> {
    return this.#reading.states(sentences, pause);
  }

  pairLogits(pairs: readonly (readonly [number, number])[], pause?: Pause): Promise<PairLogits> {
    return this.#reading.pairLogits(pairs, pause);
  }

  async setHeads(heads: Weights, shape: ModelShape): Promise<void> {
    const placed = this.#placed(shape, heads);
    this.dispose();
    this.#heads = placed;
    this.shape = shape;
    this.#reading = this.#reader();
  }

  /** The network's weights lie elsewhere from now on. */
  encoderMoved(): void {
    this.#reading.dispose();
    this.#reading = this.#reader();
  }

  dispose(): void {
    this.#reading.dispose();
    for (const store of this.#heads.chunks) this.encoder.executor.free(store);
  }

  #placed(shape: ModelShape, heads: Weights): HeadMemory<S> {
    const { executor } = this.encoder;
    const blocks = parameterBlocks(shape).filter(({ treatment }) => treatment.endsWith("Heads"));
    const layout = layOut(blocks, Math.min(CHUNK_BYTES, executor.largestBinding));
    const chunks = allOrNone(executor, (allocate) =>
      layout.chunks.map(({ size }) => allocate(size * 4, "heads")),
    );
    toChunks(layout, heads).forEach((data, i) => {
      executor.write(chunks[i], 0, data);
    });
    return { layout, chunks };
  }

  #reader(): PlannedReading<S> {
    const { executor, words, resolve } = this.encoder;
    const { layout, chunks } = this.#heads;
    const own: Resolve<S> = (ref) => {
      const place = ref.kind === "block" && layout.places.get(ref.name);
      if (ref.kind !== "block" || !place) return resolve(ref);
      const { start, size = place.size - start } = ref;
      return blockView(chunks[place.chunk], place.offset, { start, size });
    };
    const { shape } = this;
    return new PlannedReading({ executor, shape, resolve: own, words, pairsAtOnce: PAIRS_AT_ONCE });
  }
}
