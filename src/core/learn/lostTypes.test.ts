import { expect, test } from "vitest";
import { exampleWith, predictionOf, typesNamed } from "./fixtures/labels.ts";
import { type Evidence, lostTypes } from "./lostTypes.ts";
import { changesOf } from "./stability.ts";

const types = typesNamed(["A", "B", "__proto__"], ["R"]);
const NO_EVIDENCE = { confirmed: [], judged: [] };

/** Sentences of one word, of which the second model suggests fewer. */
const watchedOf = (type: string, before: number, kept: number) =>
  Array.from({ length: before }, (_, i) => ({
    words: [`${type}${i}`],
    before: predictionOf([`${type} 0 1`]),
    after: predictionOf(i < kept ? [`${type} 0 1`] : []),
  }));

const lost = (
  watched: ReturnType<typeof watchedOf>,
  evidence: Pick<Evidence, "confirmed" | "judged"> = NO_EVIDENCE,
) => lostTypes(changesOf(watched, "entities", types), "entities", { watched, types, ...evidence });

test("types that lost more than a tenth are named, the worst first", () => {
  const watched = [
    ...watchedOf("A", 10, 9),
    ...watchedOf("B", 10, 8),
    ...watchedOf("__proto__", 4, 0),
  ];
  const found = lost(watched).map(({ type, gone, isUnexplained }) => [type, gone, isUnexplained]);
  expect(found).toEqual([
    ["__proto__", 4, true],
    ["B", 2, true],
  ]);
});

test("what is another type now is gone from its type", () => {
  const watched = watchedOf("A", 4, 3).map((one) => ({ ...one, after: predictionOf(["B 0 1"]) }));
  expect(lost(watched)).toMatchObject([{ type: "A", before: 4, gone: 4 }]);
});

test("confirmed sentences explain a loss when they have the same words as something else", () => {
  const watched = watchedOf("A", 10, 7);
  const confirmed = ["the A7 .", "the a8 .", "the A9 ."].map((text) => exampleWith(text, []));
  expect(lost(watched, { confirmed, judged: [] })).toMatchObject([
    { gone: 3, contradicted: 3, isUnexplained: false },
  ]);
  const labelled = confirmed.map(({ words }) => exampleWith(words.join(" "), ["A 1 2"]));
  expect(lost(watched, { confirmed: labelled, judged: [] })).toMatchObject([
    { contradicted: 0, isUnexplained: true },
  ]);
  const unknowing = confirmed.map((one) => ({ ...one, known: { entities: ["B"], relations: [] } }));
  expect(lost(watched, { confirmed: unknowing, judged: [] })).toMatchObject([
    { contradicted: 0, isUnexplained: true },
  ]);
});

test("a part of a word is no evidence", () => {
  const watched = watchedOf("A", 2, 1);
  const confirmed = [exampleWith("the A11 .", [])];
  expect(lost(watched, { confirmed, judged: [] })).toMatchObject([{ contradicted: 0 }]);
});

test("what was wrong of a type on held-out sentences may go", () => {
  const watched = watchedOf("A", 10, 6);
  const before = predictionOf(["A 0 1", "A 2 3"]);
  const judged = [{ example: exampleWith("a b c", ["A 0 1"]), before, after: before }];
  expect(lost(watched, { confirmed: [], judged })).toMatchObject([
    { suggested: 2, wrong: 1, isUnexplained: false },
  ]);
});

test("of relations the words of both ends count", () => {
  const pair = predictionOf(["A 0 1", "B 1 2"], ["R 0 1"]);
  const watched = [{ words: ["Ann", "Oslo"], before: pair, after: predictionOf(["A 0 1"]) }];
  const changes = changesOf(watched, "relations", types);
  const of = (text: string, relations: string[]) =>
    lostTypes(changes, "relations", {
      watched,
      types,
      judged: [],
      confirmed: [exampleWith(text, ["A 0 1", "B 2 3"], relations)],
    })[0].contradicted;
  expect(of("Ann left Oslo", [])).toBe(1);
  expect(of("Ann left Oslo", ["R 0 1"])).toBe(0);
  expect(of("Ann left Rome", [])).toBe(0);
});
