import { expect, test } from "vitest";
import type { Example, Prediction } from "./example.ts";
import { withSeenEnds } from "./seenEnds.ts";

const entity = (type: string, start: number) => ({ type, start, end: start + 1 });
const scored = (type: string, start: number) => {
  return { ...entity(type, start), score: 1, boundaryScore: 1 };
};
const named = (name: string, symmetric = false) => ({ short: name, verbose: name, symmetric });
const types = { toString: named("toString"), R: named("R"), constructor: named("constructor") };
const example: Example = {
  id: "1",
  words: ["a", "b", "c"],
  entities: [entity("__proto__", 0), entity("a b", 1), entity("constructor", 2)],
  relations: [
    { type: "toString", head: 0, tail: 1 },
    { type: "R", head: 1, tail: 2 },
  ],
};
const prediction: Prediction = {
  entities: [scored("__proto__", 0), scored("a b", 1), scored("a b", 2)],
  relations: [
    { type: "toString", head: 0, tail: 1, score: 0.9 },
    { type: "toString", head: 0, tail: 2, score: 0.8 },
    { type: "toString", head: 1, tail: 0, score: 0.7 },
    { type: "R", head: 0, tail: 1, score: 0.6 },
    { type: "constructor", head: 0, tail: 1, score: 0.5 },
  ],
};

test("only relations whose type was seen between such types, in this direction, stay", () => {
  const kept = withSeenEnds([example], types)(prediction);
  expect(kept.relations.map(({ score }) => score)).toEqual([0.9, 0.8]);
  expect(kept.entities).toBe(prediction.entities);
  expect(withSeenEnds([], types)(prediction).relations).toEqual([]);
});

test("a symmetric type holds in either order", () => {
  const either = { ...types, toString: named("toString", true) };
  const kept = withSeenEnds([example], either)(prediction);
  expect(kept.relations.map(({ score }) => score)).toEqual([0.9, 0.8, 0.7]);
});
