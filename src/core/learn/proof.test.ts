import { expect, test } from "vitest";
import { exampleWith, predictionOf, typesNamed } from "./fixtures/labels.ts";
import { type Judged, scoresOfJudged } from "./judged.ts";
import { isEnough, proofInSteps, proofMaterial } from "./proof.ts";

const types = typesNamed(["A"]);
const judged = Array.from({ length: 14 }, (_, i): Judged => {
  const example = exampleWith(`word ${i}`, ["A 0 1"]);
  return { example, before: predictionOf([]), after: predictionOf(["A 0 1"]) };
});

test("sentences that either model was trained on, or that chose when to stop, are not counted", () => {
  const mixed = judged.map((one, i) => (i < 2 ? { ...one, usedToStop: true as const } : one));
  const trained = [1, 2, 3, 4].map((i) => mixed[i].example.words);
  const material = proofMaterial(mixed, (words) => trained.includes(words));
  expect(material).toMatchObject({ usedToStop: 2, seen: 3 });
  expect(material.counted).toEqual(mixed.slice(5));
  expect(isEnough(material)).toBe(false);
  expect(isEnough(proofMaterial(mixed))).toBe(true);
  expect(scoresOfJudged(mixed, types)?.sentences).toBe(12);
});

test("none of it is no score", () => {
  expect(scoresOfJudged([], types)).toBeNull();
  expect(scoresOfJudged([{ ...judged[0], usedToStop: true }], types)).toBeNull();
});

test("a proof comes in slices", () => {
  const proof = proofInSteps(judged, types);
  let slices = 1;
  while (!proof.step(300)) slices++;
  expect(slices).toBe(4);
  expect(proof.result().entities.micro.difference.f1).toMatchObject({
    value: 100,
    verdict: "better",
  });
});
