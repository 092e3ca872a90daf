import { expect, test } from "vitest";
import { madeVersion } from "../core/fixtures/version.ts";
import { makingRecord, versionRecord } from "./versionRecord.ts";

const score = { precision: 50, recall: null, f1: 0 };
const typed = (name: string) =>
  JSON.parse(`{"micro":${JSON.stringify(score)},"macro":${JSON.stringify(score)},
    "types":{${JSON.stringify(name)}:${JSON.stringify(score)}}}`);
const scores = (name: string) => {
  return { entities: typed(name), relations: typed(name), relationsStrict: typed(name) };
};

test.each(["__proto__", "constructor", "7", "a|b <i>", ""])(
  "scores of a type that is called %j are read as they were written",
  (name) => {
    const both = { before: scores(name), after: scores(name), sentences: 3 };
    const read = versionRecord.parse({ name: "m", createdAt: 1, scores: both });
    expect(Object.keys(read.scores?.after.entities.types ?? {})).toEqual([name]);
    expect(JSON.stringify(read.scores)).toBe(JSON.stringify(both));
  },
);

test("how a model was made is read as it was written, with what older records do not have", () => {
  const { made } = madeVersion("Ship", "Sails").version;
  expect(makingRecord.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
  const { rule: _, chosen: __, ...older } = made!;
  expect(makingRecord.parse(older)).toEqual(older);
});

test("a record of how it was made that cannot be read takes nothing else with it", () => {
  const read = versionRecord.parse({ name: "m", createdAt: 1, scores: null, made: { steps: -1 } });
  expect(read).toEqual({ name: "m", createdAt: 1, scores: null });
});
