import { expect, test } from "vitest";
import { exampleWith, predictionOf, typesNamed } from "../learn/fixtures/labels.ts";
import type { Judged } from "../learn/judged.ts";
import { proofInSteps } from "../learn/proof.ts";
import { headlineOf } from "./headline.ts";

const types = typesNamed(["Person"], []);
const judgedOf = (count: number) =>
  Array.from({ length: count }, (_, i): Judged => {
    const example = exampleWith(`Ann${i} met Bo`, ["Person 0 1", "Person 2 3"]);
    const found = i % 3 === 0 ? ["Person 0 1"] : ["Person 0 1", "Person 1 2"];
    return { example, before: predictionOf([]), after: predictionOf(found) };
  });

test("the figures of a version in the list are those of its proof, intervals too", () => {
  const judged = judgedOf(23);
  const proof = proofInSteps(judged, types);
  proof.step(Number.POSITIVE_INFINITY);
  const { entities, relations } = proof.result();
  expect(headlineOf({ judged, types })).toEqual({
    entities: entities.micro.after.f1,
    relations: relations.micro.after.f1,
    sentences: 23,
  });
});

test("there are none of too few sentences", () => {
  expect(headlineOf({ judged: judgedOf(9), types })).toBeNull();
});
