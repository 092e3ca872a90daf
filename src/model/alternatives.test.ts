import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { Alternative } from "../core/annotate/alternative.ts";
import type { Prediction } from "../core/learn/example.ts";
import { startWasmEngine } from "../engine/wasm/engine.ts";
import { nodeHost } from "../engine/wasm/nodeHost.ts";
import { GOLDEN_FILES, parseGolden } from "../parity/golden.ts";
import type { EncodedSentence } from "../text/encodeSentence.ts";
import { alternatives } from "./alternatives.ts";
import type { Model } from "./model.ts";
import { modelShapes } from "./parameters.ts";
import { predictSentences } from "./predictSentences.ts";
import { pickWeights } from "./weights.ts";

const fixture = new URL("../parity/fixtures/tiny/", import.meta.url);
const golden = parseGolden(
  Object.fromEntries(
    GOLDEN_FILES.map((name) => [name, new Uint8Array(readFileSync(new URL(name, fixture)))]),
  ),
  null,
);
const [cls] = golden.encodings[0].ids;
const sep = golden.encodings[0].ids.at(-1)!;
/** Words that spell their pieces' ids. */
const spelt = ({ ids, wordPieces }: EncodedSentence, i: number) => ({
  id: `${i}`,
  words: wordPieces.map(([start, end]) => ids.slice(start, end).join(" ")),
});
const tokenizer = {
  pieces: (word: string) => word.split(" ").map(Number),
  cls,
  sep,
  unk: 1,
  pad: 0,
  size: golden.shape.bert.vocabSize,
};
const sentences = golden.encodings.map(spelt);
const [firstRelation, ...otherRelations] = Object.entries(golden.types.relations);

let model: Model;
beforeAll(async () => {
  const engine = await startWasmEngine(nodeHost(process.cwd()), 1, "for a test");
  const weights = pickWeights(golden.model ?? new Map(), modelShapes(golden.shape), "golden");
  model = {
    bert: golden.shape.bert,
    spert: { ...golden.shape.spert, overlap: "allowed", maxSpanSize: 3, relationThreshold: 0.3 },
    types: {
      entities: golden.types.entities,
      // One symmetric type and others, whatever the golden model has.
      relations: Object.fromEntries([
        [firstRelation[0], { ...firstRelation[1], symmetric: true }],
        ...otherRelations.map(([name, type]) => [name, { ...type, symmetric: false }]),
      ]),
    },
    tokenizer,
    configJson: {},
    tokenizerFiles: {},
    network: await engine.load(golden.shape, weights),
  };
});

async function predicted(of: Model): Promise<Prediction[]> {
  const found: Prediction[] = [];
  for await (const { prediction } of predictSentences(of, sentences)) found.push(prediction);
  return found;
}
const bestType = (found: readonly Alternative[]) => found.find(({ type }) => type !== null);
const scoreOf = (found: readonly Alternative[], type: string) =>
  found.find((a) => a.type === type)?.score;

describe("what the model thinks", () => {
  test("of a span that it predicted: the same type and score first", async () => {
    const predictions = await predicted(model);
    let count = 0;
    for (const [i, { entities }] of predictions.entries())
      for (const { type, score, ...span } of entities) {
        const found = await alternatives(model, sentences[i], { kind: "entity", span });
        expect(found[0].type).toBe(type);
        expect(found[0].score).toBeCloseTo(score, 6);
        expect(found.reduce((sum, a) => sum + a.score, 0)).toBeCloseTo(1, 5);
        count += 1;
      }
    expect(count).toBeGreaterThan(10);
  });

  test("of a pair that it predicted: the same scores, the best first", async () => {
    const predictions = await predicted(model);
    const seen = { symmetric: 0, directed: 0 };
    for (const [i, { entities, relations }] of predictions.entries()) {
      for (const { type, score, head, tail } of relations.slice(0, 60)) {
        const of = { kind: "relation", head: entities[head], tail: entities[tail] } as const;
        const found = await alternatives(model, sentences[i], of);
        expect(scoreOf(found, type)).toBeCloseTo(score, 6);
        const same = relations.filter((r) => r.head === head && r.tail === tail);
        const best = same.reduce((a, b) => (b.score > a.score ? b : a));
        // A symmetric type may be stored the other way round: it can only be better.
        expect(bestType(found)!.score).toBeGreaterThanOrEqual(best.score - 1e-6);
        expect(scoreOf(found, best.type)).toBeCloseTo(best.score, 6);
        seen[model.types.relations[type].symmetric ? "symmetric" : "directed"] += 1;
      }
    }
    expect(seen.symmetric).toBeGreaterThan(0);
    expect(seen.directed).toBeGreaterThan(0);
  });

  test("a symmetric type has one score, whichever span comes first", async () => {
    const [head, tail] = [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ];
    const there = await alternatives(model, sentences[0], { kind: "relation", head, tail });
    const back = await alternatives(model, sentences[0], {
      kind: "relation",
      head: tail,
      tail: head,
    });
    const [symmetric, ...directed] = Object.keys(model.types.relations);
    expect(scoreOf(there, symmetric)).toBeCloseTo(scoreOf(back, symmetric)!, 6);
    expect(scoreOf(there, directed[0])).not.toBeCloseTo(scoreOf(back, directed[0])!, 6);
    expect(scoreOf(there, symmetric)).toBeLessThan(1);
    expect(there.find(({ type }) => type === null)!.score).toBeCloseTo(
      1 - bestType(there)!.score,
      6,
    );
  });

  test("of a span wider than those that are predicted it has an opinion too", async () => {
    const span = { start: 0, end: sentences[0].words.length };
    expect(span.end).toBeGreaterThan(model.spert.maxSpanSize);
    const found = await alternatives(model, sentences[0], { kind: "entity", span });
    expect(found).toHaveLength(golden.shape.entityTypes);
  });

  test("a model without relation types finds none", async () => {
    const none = { ...model, types: { ...model.types, relations: {} } };
    const [head, tail] = [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
    ];
    expect(await alternatives(none, sentences[0], { kind: "relation", head, tail })).toEqual([
      { type: null, score: 1 },
    ]);
  });
});

describe("a sentence longer than the encoder's positions", () => {
  const short = () => ({ ...model, bert: { ...model.bert, maxPositions: 6 } });
  const words = ["5", "6", "7", "8", "9", "10", "11", "12"];
  const long = { id: "long", words };

  test("is read in the part that a prediction reads", async () => {
    // Parts of four pieces: the span is in the second one.
    const part = { id: "part", words: words.slice(4) };
    expect(
      await alternatives(short(), long, { kind: "entity", span: { start: 5, end: 7 } }),
    ).toEqual(await alternatives(short(), part, { kind: "entity", span: { start: 1, end: 3 } }));
  });

  test("is read from the first span on where a prediction would cut between them", async () => {
    const [head, tail] = [
      { start: 3, end: 4 },
      { start: 5, end: 6 },
    ];
    const from = { id: "from", words: words.slice(3, 7) };
    expect(await alternatives(short(), long, { kind: "relation", head, tail })).toEqual(
      await alternatives(short(), from, {
        kind: "relation",
        head: { start: 0, end: 1 },
        tail: { start: 2, end: 3 },
      }),
    );
  });

  test("what does not fit at once is not answered", async () => {
    expect(
      await alternatives(short(), long, { kind: "entity", span: { start: 0, end: 8 } }),
    ).toEqual([]);
  });
});
