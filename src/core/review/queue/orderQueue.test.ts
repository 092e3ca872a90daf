import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyTypeName } from "../../types/anyTypeName.ts";
import { COLD, orderQueue, type QueueOptions, type Waiting } from "./orderQueue.ts";
import { seenIn } from "./seenSoFar.ts";
import type { Survey } from "./survey.ts";

const SURE: Survey = {
  spanDoubt: 0,
  relationDoubt: 0,
  entities: [],
  relations: [],
  spans: [],
  pairs: [],
};
const NOTHING = seenIn([]);
/** So much is confirmed that doubt decides. */
const ENOUGH: Waiting[] = Array.from({ length: COLD }, () => ({ words: ["done"], survey: null }));
const all = (options: Partial<QueueOptions> = {}): QueueOptions => ({
  order: "queue",
  seen: NOTHING,
  done: ENOUGH,
  seed: 1,
  most: 100,
  ...options,
});
const order = (waiting: readonly Waiting[], options: Partial<QueueOptions> = {}) =>
  orderQueue(waiting, all(options)).map(({ index }) => index);
const sentence = (words: string, survey: Partial<Survey> = {}): Waiting => ({
  words: words.split(" "),
  survey: { ...SURE, ...survey },
});

describe("by gain", () => {
  test("what the model is unsure of comes before what it is sure of", () => {
    const waiting = [0, 0.9, 0.3].map((spanDoubt) => sentence("one two three", { spanDoubt }));
    expect(order(waiting)).toEqual([1, 2, 0]);
  });

  test("doubt about relations counts too", () => {
    const waiting = [0, 0.9].map((relationDoubt) => sentence("one two", { relationDoubt }));
    expect(order(waiting)[0]).toBe(1);
  });

  test("the same doubt in a shorter sentence comes first", () => {
    const long = sentence("of the so on and on and on and on", { spanDoubt: 1 });
    expect(order([long, sentence("of the", { spanDoubt: 1 })])[0]).toBe(1);
  });

  test("a type without an example is sought before one with many", () => {
    const expecting = (type: string) =>
      sentence("one two", { entities: [{ type, count: 0.5, best: 0.5 }] });
    const example = { type: "Old", start: 0, end: 1 };
    const seen = seenIn([{ words: ["x"], entities: Array(9).fill(example), relations: [] }]);
    expect(order([expecting("Old"), expecting("New")], { seen })).toEqual([1, 0]);
  });

  test("words that are confirmed already teach less than new ones that come again", () => {
    const waiting = ["old known words", "new fresh things", "new fresh things", "old known words"];
    const seen = seenIn([{ words: ["old", "known", "words"], entities: [], relations: [] }]);
    expect(
      order(
        waiting.map((text) => sentence(text)),
        { seen },
      )[0],
    ).toBe(1);
  });

  test("no two alike in a row where there is another", () => {
    const alike = { spanDoubt: 1 };
    const waiting = [
      sentence("red green blue pink", alike),
      sentence("red green blue pink", alike),
      sentence("cat dog cow hen", { spanDoubt: 0.9 }),
    ];
    expect(order(waiting)).toEqual([0, 2, 1]);
  });

  test("ties come in reading order, and what is unread by its words", () => {
    expect(order([sentence("a"), sentence("a"), sentence("a")])).toEqual([0, 1, 2]);
    const unread = ["of", "new words", "new words"].map((text) => ({
      words: text.split(" "),
      survey: null,
    }));
    expect(orderQueue(unread, all())[0]).toEqual({ index: 1, reasons: [{ kind: "unread" }] });
  });

  test("no sentence at all, and one", () => {
    expect(order([])).toEqual([]);
    expect(order([{ words: [], survey: null }])).toEqual([0]);
  });

  test("each sentence comes once whatever its types are called", () => {
    const surveys = fc.record({
      spanDoubt: fc.double({ min: 0, max: 9, noNaN: true }),
      entities: fc.array(
        fc.record({ type: anyTypeName, count: fc.constant(0.5), best: fc.constant(0.4) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(surveys, { maxLength: 30 }), (many) => {
        const waiting = many.map((survey, i) => sentence(`word${i % 4}x common`, survey));
        expect(order(waiting).sort((a, b) => a - b)).toEqual(waiting.map((_, i) => i));
      }),
    );
  });
});

describe("before much is confirmed", () => {
  const like = { entities: [{ type: "Award", count: 1, best: 0.3 }] };
  const bands = { entities: [{ type: "Band", count: 9, best: 0.6 }] };
  const list = sentence("a long list of bands", { ...bands, spanDoubt: 20 });
  const awards = ["won it", "won this", "won that"].map((text) => sentence(text, like));

  test("what stands for others comes before what the model is unsure of, and it is said", () => {
    const found = orderQueue([list, ...awards], all({ done: [], most: 1 }));
    expect(found).toEqual([
      {
        index: expect.any(Number),
        reasons: [
          { kind: "typical", others: 2 },
          { kind: "first", of: "entity", type: "Award", score: 0.3 },
        ],
      },
    ]);
    expect(found[0].index).toBeGreaterThan(0);
    expect(order([list, ...awards], { most: 1 })).toEqual([0]);
  });

  test("as many as are missing, then doubt decides; each comes once", () => {
    const doubtful = sentence("odd one", { spanDoubt: 9 });
    const waiting = [...Array.from({ length: 40 }, () => sentence("won it", like)), doubtful];
    const done = ENOUGH.slice(0, COLD - 2).map(() => awards[0]);
    const found = order(waiting, { done });
    expect(found.indexOf(40)).toBe(0);
    expect(new Set(found).size).toBe(41);
    const reasons = orderQueue(waiting, all({ done: ENOUGH.slice(1) })).map((one) =>
      one.reasons.some(({ kind }) => kind === "typical"),
    );
    expect(reasons).toEqual([true, ...Array(40).fill(false)]);
  });

  test("what is confirmed stands for others as it was read, and goes on where it was", () => {
    const waiting = Array.from({ length: 60 }, (_, i) =>
      sentence(`topic${(i * i) % 7} word${(i * i * i) % 11} of${(i * 31) % 13} own${i}`, {
        entities: [{ type: `T${i % 5}`, count: 1 + i / 9, best: 0.5 }],
      }),
    );
    const together = order(waiting, { done: [], most: 12 });
    const each: number[] = [];
    while (each.length < 12) {
      const open = waiting.map((_, i) => i).filter((i) => !each.includes(i));
      const done = each.map((i) => waiting[i]);
      const [next] = order(
        open.map((i) => waiting[i]),
        { done, most: 1 },
      );
      each.push(open[next]);
    }
    expect(each).toEqual(together);
  });
});

test("reading order and random: all of them, and the same by the same seed", () => {
  const waiting = Array.from({ length: 20 }, (_, i) => sentence(`w${i}`, { spanDoubt: i }));
  const places = waiting.map((_, i) => i);
  expect(order(waiting, { order: "reading" })).toEqual(places);
  const random = order(waiting, { order: "random" });
  expect(random).not.toEqual(places);
  expect([...random].sort((a, b) => a - b)).toEqual(places);
  expect(order(waiting, { order: "random" })).toEqual(random);
  expect(order(waiting, { order: "random", seed: 2 })).not.toEqual(random);
});

test("of ten thousand sentences the next two hundred are chosen, each once", () => {
  const waiting = Array.from({ length: 10_000 }, (_, i) =>
    sentence(
      Array.from({ length: 25 }, (_, w) => `word${(i * 31 + w * w * 17) % 5000}`).join(" "),
      {
        spanDoubt: (i * 7919) % 13,
        entities: [{ type: `T${i % 20}`, count: 1, best: 0.6 }],
      },
    ),
  );
  const found = orderQueue(waiting, all({ most: 200 }));
  expect(new Set(found.map(({ index }) => index)).size).toBe(200);
});
