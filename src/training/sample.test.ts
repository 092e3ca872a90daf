import { describe, expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { seededRandom } from "../core/learn/random.ts";
import { UNKNOWN } from "../model/batch.ts";
import { iou, sample } from "./sample.ts";

const names = (name: string) => ({ short: name, verbose: name });
const types = {
  entities: { A: names("A"), B: names("B") },
  relations: {
    R: { ...names("R"), symmetric: false },
    S: { ...names("S"), symmetric: true },
  },
};
const settings = { maxSpanSize: 3, negativeEntities: 5, negativeRelations: 100 };
const example: Example = {
  id: "1",
  words: "a b c d e f".split(" "),
  entities: [
    { type: "A", start: 4, end: 6 },
    { type: "B", start: 0, end: 1 },
    { type: "A", start: 2, end: 3 },
  ],
  relations: [
    { type: "R", head: 0, tail: 1 },
    { type: "S", head: 0, tail: 2 },
  ],
};
const drawn = (of: Example, seed = 1) => sample(of, types, settings, seededRandom(seed));
const labelOf = ({ types: wanted }: { readonly types: readonly number[] }) => wanted.indexOf(1);
const pairKeys = (of: Example) => drawn(of).pairs.map(({ head, tail }) => `${head}>${tail}`);

describe("sampled spans", () => {
  test("gold first, with their types, then the asked number of others, labelled none", () => {
    const { spans } = drawn(example);
    expect(spans.slice(0, 3).map(labelOf)).toEqual([1, 2, 1]);
    expect(spans).toHaveLength(3 + 5);
    expect(spans.slice(3).every((span) => labelOf(span) === 0)).toBe(true);
    expect(new Set(spans.map(({ start, end }) => `${start}-${end}`)).size).toBe(8);
  });

  test("fewer when there are fewer", () => {
    const { spans } = drawn({ ...example, words: ["a"], entities: [], relations: [] });
    expect(spans).toEqual([{ start: 0, end: 1, types: [1, 0, 0], iou: 0, complete: true }]);
  });

  test("a gold entity longer than the longest span is still a positive", () => {
    const long = { ...example, entities: [{ type: "B", start: 0, end: 6 }], relations: [] };
    expect(drawn(long).spans[0]).toEqual({
      start: 0,
      end: 6,
      types: [0, 0, 1],
      iou: 1,
      complete: true,
    });
  });

  test("two entities on one span are one row with the last one's type, and no pair", () => {
    const twice: Example = {
      ...example,
      entities: [
        { type: "A", start: 1, end: 2 },
        { type: "B", start: 1, end: 2 },
      ],
      relations: [{ type: "R", head: 0, tail: 1 }],
    };
    const { spans, pairs } = drawn(twice);
    expect(spans.filter((span) => labelOf(span) > 0)).toEqual([
      { start: 1, end: 2, types: [0, 0, 1], iou: 1, complete: true },
    ]);
    expect(pairs).toEqual([]);
  });
});

describe("sampled pairs", () => {
  test("a symmetric relation has the earlier span as head, and its reverse is no negative", () => {
    const { pairs } = drawn(example);
    expect(pairs.slice(0, 2)).toEqual([
      { head: 0, tail: 1, types: [1, 0], complete: true },
      { head: 2, tail: 0, types: [0, 1], complete: true },
    ]);
    expect(pairKeys(example).sort()).toEqual(["0>1", "1>0", "1>2", "2>0", "2>1"]);
  });

  test("several types of one pair are one multi-hot row", () => {
    const both = { ...example, relations: [...example.relations, { type: "S", head: 1, tail: 0 }] };
    expect(drawn(both).pairs[0].types).toEqual([1, 0]);
    expect(drawn(both).pairs.find(({ head, tail }) => head === 1 && tail === 0)?.types).toEqual([
      0, 1,
    ]);
  });
});

describe("a sentence that does not know all types", () => {
  const known = { entities: ["A"], relations: ["S"] };
  const { spans, pairs } = drawn({ ...example, known });

  test("a labelled span competes with all types, another with the known ones", () => {
    expect(spans.slice(0, 3).map(({ types: wanted }) => wanted)).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect(spans.slice(3).every(({ types: wanted }) => `${wanted}` === `1,0,${UNKNOWN}`)).toBe(
      true,
    );
    expect(spans.every(({ complete }) => !complete)).toBe(true);
  });

  test("of a pair only known types are absent, and labelled ones there", () => {
    expect(pairs.slice(0, 2).map(({ types: wanted }) => wanted)).toEqual([
      [1, 0],
      [UNKNOWN, 1],
    ]);
    expect(pairs.slice(2).every(({ types: wanted }) => `${wanted}` === `${UNKNOWN},0`)).toBe(true);
  });

  test("one that names all of them knows all", () => {
    const all = { entities: ["B", "A"], relations: ["S", "R"] };
    expect(drawn({ ...example, known: all })).toEqual(drawn(example));
  });
});

test("another seed draws other negatives, the same seed the same", () => {
  expect(drawn(example, 2)).toEqual(drawn(example, 2));
  expect(drawn(example, 2)).not.toEqual(drawn(example, 3));
});

test.each([
  { name: "the same", a: [0, 2], b: [0, 2], want: 1 },
  { name: "apart", a: [0, 2], b: [2, 4], want: 0 },
  { name: "one of three words shared", a: [0, 2], b: [1, 3], want: 1 / 3 },
  { name: "one inside the other", a: [0, 4], b: [1, 2], want: 1 / 4 },
])("IoU: $name", ({ a, b, want }) => {
  const span = ([start, end]: number[]) => ({ start, end });
  expect(iou(span(a), span(b))).toBeCloseTo(want);
});
