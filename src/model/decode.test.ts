import { describe, expect, test } from "vitest";
import { candidateSpans, decodeEntities, decodeRelations, orderedPairs } from "./decode.ts";

const spans = [
  { start: 0, end: 1 },
  { start: 1, end: 2 },
  { start: 0, end: 2 },
];
/** Rows of (none, A, B). */
const scores = (rows: number[][], entityness: number[] | null = null) => ({
  types: rows.flat(),
  sigmas: entityness ? [entityness] : [],
});
const FROM_FIRST = { firstRow: 0, typeNames: ["A", "B"] };
const decoded = (
  rows: number[][],
  overlap: "none" | "allowed",
  entityness: number[] | null = null,
) =>
  decodeEntities(spans, scores(rows, entityness), { ...FROM_FIRST, overlap }).map(
    ({ type, start, end }) => `${type} ${start}-${end}`,
  );

test("every span up to the longest width, short ones first", () => {
  expect(candidateSpans(3, 2).map(({ start, end }) => [start, end])).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
    [0, 2],
    [1, 3],
  ]);
});

describe("entities", () => {
  test.each([
    {
      name: "none wins: no entity",
      rows: [
        [0.5, 0.3, 0.2],
        [1, 0, 0],
        [1, 0, 0],
      ],
      want: [],
    },
    {
      name: "the best type is taken",
      rows: [
        [0.2, 0.3, 0.5],
        [1, 0, 0],
        [1, 0, 0],
      ],
      want: ["B 0-1"],
    },
    {
      name: "the better bounded of two overlapping stays",
      rows: [
        [0.2, 0.8, 0],
        [1, 0, 0],
        [0.1, 0.9, 0],
      ],
      want: ["A 0-2"],
    },
    {
      name: "a tie goes to the shorter span",
      rows: [
        [0.2, 0.8, 0],
        [1, 0, 0],
        [0.2, 0.8, 0],
      ],
      want: ["A 0-1"],
    },
    {
      name: "both shorter ones fit beside each other",
      rows: [
        [0.1, 0.9, 0],
        [0.1, 0, 0.9],
        [0.2, 0.8, 0],
      ],
      want: ["A 0-1", "B 1-2"],
    },
  ])("$name", ({ rows, want }) => expect(decoded(rows, "none")).toEqual(want));

  test("overlap allowed keeps all", () => {
    expect(
      decoded(
        [
          [0.2, 0.8, 0],
          [1, 0, 0],
          [0.1, 0.9, 0],
        ],
        "allowed",
      ),
    ).toEqual(["A 0-1", "A 0-2"]);
  });

  test("entityness weighs in the boundary score, not in the shown one", () => {
    const rows = [
      [0.2, 0.8, 0],
      [1, 0, 0],
      [0.1, 0.9, 0],
    ];
    expect(decoded(rows, "none", [0.9, 0.5, 0.1])).toEqual(["A 0-1"]);
    const [entity] = decodeEntities(spans, scores(rows, [0.9, 0.5, 0.1]), {
      ...FROM_FIRST,
      overlap: "none",
    });
    expect(entity.score).toBe(0.8);
    expect(entity.boundaryScore).toBeCloseTo(0.72);
  });
});

describe("relations", () => {
  const entities = [
    { type: "A", start: 3, end: 4, score: 1, boundaryScore: 1 },
    { type: "A", start: 0, end: 1, score: 1, boundaryScore: 1 },
  ];
  const types = {
    R: { short: "R", verbose: "R", symmetric: false },
    S: { short: "S", verbose: "S", symmetric: true },
  };
  const pairs = orderedPairs(2);
  const relations = (relation: number[], relatedness: number[] | null = null) =>
    decodeRelations(
      entities,
      pairs,
      { types: relation, sigmas: relatedness ? [relatedness] : [] },
      { firstRow: 0, types, threshold: 0.4 },
    ).map(({ type, head, tail, score }) => `${type} ${head}>${tail} ${score.toFixed(2)}`);

  test.each([
    { name: "at the threshold or above", relation: [0.4, 0, 0.39, 0], want: ["R 0>1 0.40"] },
    {
      name: "several types on one pair",
      relation: [0.5, 0, 0.6, 0.7],
      want: ["R 0>1 0.50", "R 1>0 0.60", "S 1>0 0.70"],
    },
    {
      name: "symmetric: once, earlier span first, the higher score",
      relation: [0, 0.6, 0, 0.5],
      want: ["S 1>0 0.60"],
    },
  ])("$name", ({ relation, want }) => expect(relations(relation)).toEqual(want));

  test("with relatedness the score is the geometric mean", () => {
    expect(relations([0.9, 0, 0.9, 0], [0.4, 0.1])).toEqual(["R 0>1 0.60"]);
  });
});
