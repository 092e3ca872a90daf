/** The shape of the encoder that every peer computes: MiniLM's, with a token head on top. */
export const SPEC = {
  layers: 6,
  hidden: 384,
  heads: 12,
  intermediate: 1536,
  vocabSize: 30522,
  positions: 512,
  classes: 9,
  epsilon: 1e-12,
} as const;

/** What every peer optimizes with; the decay is left out where a library's Adam has none. */
export const ADAM = { rate: 1e-4, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decay: 0.01 } as const;

/** Sentences of a batch, all of one length. */
export interface BatchShape {
  readonly sentences: number;
  readonly tokens: number;
}

/** Random word pieces, and a class for each. */
export interface TokenBatch extends BatchShape {
  /** [sentences · tokens] */
  readonly ids: Int32Array;
  /** [sentences · tokens] */
  readonly labels: Int32Array;
}

/** A parameter's place in the file of weights. */
export interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  /** Of numbers, not bytes. */
  readonly offset: number;
  readonly size: number;
  readonly start: "normal" | "zeros" | "ones";
}

/** All parameters in the file's order; weights of dense layers are [in, out]. */
export function layout(): Entry[] {
  const { hidden: H, intermediate: I, layers, vocabSize, positions, classes } = SPEC;
  const entries: Entry[] = [];
  let offset = 0;
  const add = (name: string, shape: readonly number[], start: Entry["start"] = "normal") => {
    const size = shape.reduce((a, b) => a * b, 1);
    entries.push({ name, shape, offset, size, start });
    offset += size;
  };
  const norm = (gain: string, bias: string) => {
    add(gain, [H], "ones");
    add(bias, [H], "zeros");
  };
  add("word", [vocabSize, H]);
  add("pos", [positions, H]);
  add("type", [H]);
  norm("eg", "eb");
  for (let l = 0; l < layers; l++) {
    for (const n of ["q", "k", "v", "o"]) {
      add(`${l}.w${n}`, [H, H]);
      add(`${l}.b${n}`, [H]);
    }
    norm(`${l}.g1`, `${l}.n1`);
    add(`${l}.w1`, [H, I]);
    add(`${l}.b1`, [I]);
    add(`${l}.w2`, [I, H]);
    add(`${l}.b2`, [H]);
    norm(`${l}.g2`, `${l}.n2`);
  }
  add("hw", [H, classes]);
  add("hb", [classes], "zeros");
  return entries;
}

/** Numbers in [0, 1) that depend only on the seed (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** All weights in one array, the same everywhere: normal numbers of deviation 0.02. */
export function makeWeights(seed = 1): Float32Array<ArrayBuffer> {
  const entries = layout();
  const { offset, size } = entries.at(-1) as Entry;
  const weights = new Float32Array(offset + size);
  const random = seeded(seed);
  for (const entry of entries) {
    const own = weights.subarray(entry.offset, entry.offset + entry.size);
    if (entry.start === "ones") own.fill(1);
    if (entry.start !== "normal") continue;
    for (let i = 0; i < own.length; i++) {
      const radius = Math.sqrt(-2 * Math.log(1 - random()));
      own[i] = 0.02 * radius * Math.cos(2 * Math.PI * random());
    }
  }
  return weights;
}

/** Each parameter by its name, as views of the one array. */
export function parametersOf(
  weights: Float32Array,
): Record<string, { shape: number[]; data: Float32Array }> {
  return Object.fromEntries(
    layout().map(({ name, shape, offset, size }) => [
      name,
      { shape: [...shape], data: weights.subarray(offset, offset + size) },
    ]),
  );
}

/** The same batch for every peer. */
export function makeBatch({ sentences, tokens }: BatchShape, seed = 7): TokenBatch {
  const random = seeded(seed * 1000003 + sentences * 1009 + tokens);
  const ids = new Int32Array(sentences * tokens);
  const labels = new Int32Array(sentences * tokens);
  for (let i = 0; i < ids.length; i++) {
    ids[i] = Math.floor(random() * SPEC.vocabSize);
    labels[i] = Math.floor(random() * SPEC.classes);
  }
  return { sentences, tokens, ids, labels };
}

/** Multiplications and additions of a forward pass; a training step has three times as many. */
export function flops({ sentences, tokens }: BatchShape): number {
  const { layers, hidden: H, intermediate: I } = SPEC;
  return 2 * sentences * tokens * layers * (4 * H * H + 2 * H * I + 2 * tokens * H);
}
