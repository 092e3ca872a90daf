import { describe, expect, it } from "vitest";
import { seededRandom } from "../../core/learn/random.ts";
import { DEFAULT_SPERT } from "../../model/config.ts";
import { ADAM_W } from "../../model/network.ts";
import { isFrozen, type ModelShape, modelShapes } from "../../model/parameters.ts";
import { smallBert } from "../../model/smallBert.ts";
import type { Bound, Call, Executor, Store, View } from "../executor.ts";
import { PlannedNetwork } from "../network.ts";

/** Keeps count of memory and bindings, and computes nothing. */
class CountingExecutor implements Executor<Store> {
  readonly constants = { headSize: 8 };
  readonly rowsAtOnce = 64;
  readonly isQueued = false;
  readonly largestBinding: number = Number.POSITIVE_INFINITY;
  live = 0;
  peak = 0;
  binds = 0;
  readonly #stores = new Set<Store>();

  allocate(bytes: number): Store {
    const store = { bytes };
    this.#stores.add(store);
    this.live += bytes;
    this.peak = Math.max(this.peak, this.live);
    return store;
  }
  free(store: Store): void {
    expect(this.#stores.delete(store)).toBe(true);
    this.live -= store.bytes;
  }
  write(store: Store, offset: number, data: Float32Array | Uint32Array): void {
    expect(this.#stores.has(store)).toBe(true);
    expect(offset + data.byteLength).toBeLessThanOrEqual(store.bytes);
  }
  copy({ store, offset, bytes }: View<Store>, to: Store): void {
    expect(this.#stores.has(store) && this.#stores.has(to)).toBe(true);
    expect(offset + bytes <= store.bytes && bytes <= to.bytes).toBe(true);
  }
  bind(calls: readonly Call<Store>[]): Bound {
    this.binds += 1;
    for (const { operands } of calls)
      for (const { store, offset, bytes } of operands)
        expect(offset % 256 === 0 && offset + bytes <= store.bytes).toBe(true);
    return { run: () => {}, release: () => {} };
  }
  async read(views: readonly View<Store>[]): Promise<Float32Array[]> {
    return views.map(({ bytes }) => new Float32Array(bytes / 4));
  }
  dispose(): void {}
}

const shape: ModelShape = {
  bert: smallBert({ vocabSize: 200, hidden: 32, heads: 4, maxPositions: 128 }),
  spert: DEFAULT_SPERT,
  entityTypes: 5,
  relationTypes: 5,
};
const weights = new Map(
  [...modelShapes(shape)].map(([name, dims]) => {
    const data = new Float32Array(dims.reduce((a, b) => a * b, 1));
    return [name, { shape: dims, data }];
  }),
);

/** Four sentences of so many pieces, with spans and pairs as training samples them. */
function batchOf(lengths: readonly number[], random: () => number) {
  const sentences = lengths.map((length) =>
    Array.from({ length }, () => Math.floor(random() * shape.bert.vocabSize)),
  );
  const spans = lengths.flatMap((length, sentence) =>
    Array.from({ length: Math.min(100, 2 * length) }, (_, i) => {
      const start = 1 + (i % (length - 2));
      const types = i < 2 ? [0, 1, 0, 0, 0] : [1, 0, 0, 0, 0];
      return { sentence, start, end: start + 1, words: 1, types, iou: 0, complete: true };
    }),
  );
  const first = spans.findIndex(({ sentence }) => sentence === 1);
  const pairs = [
    { head: 0, tail: 1, types: [1, 0, 0, 0, 0], complete: true },
    { head: first + 1, tail: first, types: [0, 0, 0, 0, 1], complete: true },
  ];
  return { sentences, spans, pairs };
}

const rates = { encoder: 1e-4, heads: 1e-4 };
const peakOf = async (batches: readonly ReturnType<typeof batchOf>[], frozenLayers = 0) => {
  const executor = new CountingExecutor();
  const network = await PlannedNetwork.load(executor, shape, weights);
  const trainer = await network.startTraining(ADAM_W, undefined, { frozenLayers });
  for (const batch of batches) {
    const states = frozenLayers > 0 ? await trainer.frozenStates(batch.sentences) : [];
    await trainer.step({ ...batch, states }, rates, null);
  }
  const { peak, live, binds } = executor;
  trainer.dispose();
  network.dispose();
  expect(executor.live).toBe(0);
  return { peak, live, binds };
};

it("of a word table that no binding holds there is room for some rows", async () => {
  const small = new (class extends CountingExecutor {
    override readonly largestBinding = 25_000;
  })();
  const network = await PlannedNetwork.load(small, shape, weights);
  const spans = [{ sentence: 0, start: 1, end: 2, words: 1 }];
  const all = Array.from({ length: 200 }, (_, word) => word);
  await network.spanLogits([all.slice(0, 120)], spans);
  await network.spanLogits([all.slice(80)], spans);
  // A binding takes 195 rows.
  await expect(network.spanLogits([all], spans)).rejects.toThrow(
    "more than 195 different word pieces",
  );
  network.dispose();
  expect(small.live).toBe(0);
});

it("other heads take the place of the former, and where there is no memory all stays", async () => {
  const larger = { ...shape, entityTypes: shape.entityTypes + 40 };
  const heads = new Map(
    [...modelShapes(larger)].map(([name, dims]) => {
      const length = dims.reduce((a, b) => a * b, 1);
      return [name, { shape: dims, data: new Float32Array(length) }];
    }),
  );
  const executor = new CountingExecutor();
  const network = await PlannedNetwork.load(executor, shape, weights);
  const before = executor.live;
  const allocate = executor.allocate.bind(executor);
  executor.allocate = () => {
    throw new Error("no memory");
  };
  await expect(network.setHeads(heads, larger)).rejects.toThrow("no memory");
  expect([executor.live, network.shape]).toEqual([before, shape]);
  executor.allocate = allocate;
  await network.setHeads(heads, larger);
  const wanted = new CountingExecutor();
  await PlannedNetwork.load(wanted, larger, heads);
  expect(executor.live).toBe(wanted.live);
  network.dispose();
  expect(executor.live).toBe(0);
});

describe("a plan's memory", () => {
  it("does not grow over a thousand steps of random lengths", async () => {
    const random = seededRandom(5);
    const lengths = () => Array.from({ length: 4 }, () => 4 + Math.floor(random() * 125));
    const batches = Array.from({ length: 1000 }, () => batchOf(lengths(), random));
    const warm = await peakOf(batches.slice(0, 100));
    const whole = await peakOf(batches);
    const longest = await peakOf([batchOf([128, 128, 128, 128], random)]);
    expect(whole.peak).toBeLessThanOrEqual(1.1 * longest.peak);
    // Hardly anything is made again once the longest lengths have been seen.
    expect(whole.binds - warm.binds).toBeLessThanOrEqual(5);
  });

  it("has no gradients and moments of what stays", async () => {
    const batches = [batchOf([100, 90, 80, 70], seededRandom(6))];
    const { bert } = shape;
    const frozen = [...modelShapes(shape)].filter(([name]) => isFrozen(name, 1));
    const numbers = frozen.map(([, dims]) => dims.reduce((a, b) => a * b, 1));
    const whole = await peakOf(batches);
    const half = await peakOf(batches, 1);
    // Three times all of it, but for biases and norms of one layer, and the table's gradients.
    const stays = numbers.reduce((a, b) => a + b, 0) - 15 * bert.hidden;
    const words = bert.vocabSize * bert.hidden;
    expect(whole.live - half.live).toBeGreaterThan(4 * (3 * (stays - words) + 2 * words));
  });

  it("makes nothing for a batch that is shorter than one before", async () => {
    const random = seededRandom(6);
    const long = batchOf([100, 90, 80, 70], random);
    const once = await peakOf([long]);
    const then = await peakOf([
      long,
      batchOf([10, 20, 30, 40], random),
      batchOf([5, 6, 7, 8], random),
    ]);
    expect(then).toEqual(once);
  });
});
