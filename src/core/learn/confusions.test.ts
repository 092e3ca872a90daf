import fc from "fast-check";
import { expect, test } from "vitest";
import { confusionsOf, countOutcomes, matrixOf, type Outcome } from "./confusions.ts";
import { countsOf, summed } from "./evaluation.ts";
import { anyJudged } from "./fixtures/anyJudged.ts";
import { exampleWith, predictionOf, typesNamed } from "./fixtures/labels.ts";
import { judgedCounts } from "./judged.ts";

const types = typesNamed(["A", "B"], ["R", "S", "symR"]);
const outcomes = (
  kind: "entities" | "relations",
  gold: [string[], string[]?],
  found: [string[], string[]?],
) =>
  confusionsOf([exampleWith("a b c d e f", ...gold)], [predictionOf(...found)], { kind, types })
    .map(({ outcome, gold, predicted }) => [outcome, gold?.type ?? "", predicted?.type ?? ""])
    .map((parts) => parts.join(" ").trim());

test.each<{ name: string; gold: string[]; found: string[]; want: string[] }>([
  { name: "right", gold: ["A 0 1"], found: ["A 0 1"], want: ["correct A A"] },
  { name: "another type", gold: ["A 0 1"], found: ["B 0 1"], want: ["wrongType A B"] },
  { name: "other borders", gold: ["A 0 2"], found: ["A 1 3"], want: ["wrongBorders A A"] },
  { name: "neither", gold: ["A 0 2"], found: ["B 1 3"], want: ["wrongBoth A B"] },
  { name: "missed", gold: ["A 0 1"], found: [], want: ["missed A"] },
  { name: "made up", gold: [], found: ["A 0 1"], want: ["madeUp  A"] },
  {
    name: "spans that only touch have nothing to do with each other",
    gold: ["A 0 1"],
    found: ["A 1 2"],
    want: ["missed A", "madeUp  A"],
  },
  {
    name: "what is right is not taken for something else, and each thing counts once",
    gold: ["A 0 3", "B 1 2"],
    found: ["B 1 2", "B 0 3", "A 0 2"],
    want: ["correct B B", "wrongType A B", "madeUp  A"],
  },
  {
    name: "the one that shares more words is meant",
    gold: ["A 0 4"],
    found: ["A 0 1", "A 1 4"],
    want: ["wrongBorders A A", "madeUp  A"],
  },
  {
    name: "twice the same is once",
    gold: ["A 0 1"],
    found: ["A 0 1", "A 0 1"],
    want: ["correct A A"],
  },
  { name: "of a type that is no more", gold: [], found: ["Gone 0 1"], want: [] },
])("spans: $name", ({ gold, found, want }) =>
  expect(outcomes("entities", [gold], [found])).toEqual(want),
);

const ends = ["A 0 1", "B 2 4", "A 5 6"];
test.each<{ name: string; gold: string[]; found: [string[], string[]]; want: string[] }>([
  {
    name: "right, whatever the types of its ends",
    gold: ["R 0 1"],
    found: [["B 0 1", "A 2 4"], ["R 0 1"]],
    want: ["correct R R"],
  },
  { name: "another type", gold: ["R 0 1"], found: [ends, ["S 0 1"]], want: ["wrongType R S"] },
  { name: "turned round", gold: ["R 0 1"], found: [ends, ["R 1 0"]], want: ["wrongBorders R R"] },
  {
    name: "turned round, of a symmetric type",
    gold: ["symR 0 1"],
    found: [ends, ["symR 1 0"]],
    want: ["correct symR symR"],
  },
  {
    name: "an end of other borders",
    gold: ["R 0 1"],
    found: [["A 0 1", "B 3 4"], ["R 0 1"]],
    want: ["wrongBorders R R"],
  },
  {
    name: "another end",
    gold: ["R 0 1"],
    found: [ends, ["R 0 2"]],
    want: ["missed R", "madeUp  R"],
  },
])("relations: $name", ({ gold, found, want }) =>
  expect(outcomes("relations", [ends, gold], found)).toEqual(want),
);

test("with any names: every thing counts once, and what is right is what the scores have", () => {
  fc.assert(
    fc.property(anyJudged, ({ judged, types }) => {
      const gold = judged.map(({ example }) => example);
      const predicted = judged.map(({ after }) => after);
      for (const kind of ["entities", "relations"] as const) {
        const all = confusionsOf(gold, predicted, { kind, types });
        const counted = judgedCounts(judged, types).after.map((counts) => counts[kind]);
        const sum = (of: "gold" | "right" | "predicted") =>
          [...summed(counted).values()].reduce((total, one) => total + one[of], 0);
        const is = (...which: Outcome[]) =>
          all.filter(({ outcome }) => which.includes(outcome)).length;
        expect(is("correct")).toBe(sum("right"));
        expect(all.length - is("madeUp")).toBe(sum("gold"));
        expect(all.length - is("missed")).toBe(sum("predicted"));
        const counts = Object.values(countOutcomes(all)).reduce((a, b) => a + b, 0);
        expect(counts).toBe(all.length);
        const { labels, at } = matrixOf(all, Object.keys(types[kind]));
        const cells = labels.flatMap((gold) => labels.flatMap((found) => at(gold, found)));
        expect(new Set(cells)).toEqual(new Set(all));
        expect(cells).toHaveLength(all.length);
      }
    }),
  );
});

test("the counts of judged sentences leave types out that are no more", () => {
  const example = exampleWith("a b c", ["A 0 1"]);
  const found = predictionOf(["A 0 1", "Gone 1 2"]);
  const { before } = judgedCounts([{ example, before: found, after: found }], types);
  expect([...before[0].entities.keys()]).toEqual(["A"]);
  expect([...countsOf([example], [found], types)[0].entities.keys()]).toEqual(["A", "Gone"]);
});
