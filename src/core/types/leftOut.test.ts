import { describe, expect, test } from "vitest";
import { mergePrediction } from "../annotate/suggestions.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project, Schema } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import {
  testDoc,
  testProject,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../fixtures/project.ts";
import { changeType } from "./changeType.ts";
import { leftOutNow, takenAway, withPredicted } from "./leftOut.ts";

const newId = countedIds();

const plain = testDoc("d", "Ada met Bob. Eve left Rome.");
const [works, meets] = testSchema.relations;
const schema = { ...testSchema, relations: [{ ...works, heads: ["Org"] }, meets] };
const entity = (start: number) => {
  return { type: "Person", start, end: start + 1, score: 0.9, boundaryScore: 1 };
};
const prediction = {
  entities: [entity(0), entity(2)],
  relations: [
    { type: "Works", head: 0, tail: 1, score: 0.7 },
    { type: "Meets", head: 0, tail: 1, score: 0.6 },
  ],
};
const merged = mergePrediction(plain, plain.sentences[0], prediction, { schema, newId });
const project: Project = { ...testProject(plain), schema };
const doc = applyEdit(project, merged.edit).project.docs.d;
const shown = (of: Doc, rules: Schema = schema) =>
  leftOutNow(of, rules, merged.leftOut).flatMap((found) =>
    found.kind === "span"
      ? []
      : [found.head, found.tail]
          .map(({ start, end }) => of.text.slice(start, end))
          .join(` ${found.record.type} `),
  );
const ada = Object.keys(doc.entities).find((id) => doc.entities[id].start === 0)!;
const bob = Object.keys(doc.entities).find((id) => doc.entities[id].start === 8)!;

test("a predicted relation that a rule forbids is no suggestion, but remembered", () => {
  expect(Object.values(doc.relations).map(({ type }) => type)).toEqual(["Meets"]);
  expect(merged.leftOut).toEqual([
    {
      kind: "relation",
      sentence: "d:0",
      type: "Works",
      head: { start: 0, end: 3, type: "Person" },
      tail: { start: 8, end: 11, type: "Person" },
      score: 0.7,
    },
  ]);
  expect(shown(doc)).toEqual(["Ada Works Bob"]);
});

test("what the user decided is not left out again", () => {
  const decided = withRelation(doc, "own", [ada, "Works", bob], { status: "rejected" });
  const again = mergePrediction(decided, decided.sentences[0], prediction, { schema, newId });
  expect(again.leftOut).toEqual([]);
});

describe("what is left out is no longer so", () => {
  test.each([
    { name: "once it was added", of: withRelation(doc, "own", [ada, "Works", bob]) },
    { name: "once an end is gone", of: { ...doc, entities: { [ada]: doc.entities[ada] } } },
    { name: "once an end may be one", of: withEntity(doc, ada, "Ada", { type: "Org" }) },
    { name: "once its sentence is confirmed", of: { ...doc, confirmed: { "d:0": testScope } } },
  ])("$name", ({ of }) => expect(shown(of)).toEqual([]));

  test("once the rule is gone", () => expect(shown(doc, testSchema)).toEqual([]));
});

test("a sentence that is predicted again has its own list anew, others keep theirs", () => {
  const [record] = merged.leftOut;
  const other = { ...record, sentence: "d:1" };
  expect(withPredicted([record, other], new Set(["d:0"]), [])).toEqual([other]);
});

test("a rule that goes brings back what it left out, as the prediction would have it", () => {
  const made = changeType(
    { ...project, docs: { d: doc } },
    "relation",
    "Works",
    { heads: null },
    { leftOut: { d: merged.leftOut }, newId },
  );
  if (isRefusal(made)) throw new Error(made.refused);
  const after = applyEdit({ ...project, docs: { d: doc } }, made.edit).project;
  const predicted = mergePrediction(plain, plain.sentences[0], prediction, {
    schema: testSchema,
    newId,
  });
  const ends = (of: Doc) =>
    Object.values(of.relations).map(({ type, head, tail, status, by, score }) => {
      const words = [head, tail].map((id) =>
        of.text.slice(of.entities[id].start, of.entities[id].end),
      );
      return { type, words, status, by, score };
    });
  const whole = applyEdit(project, predicted.edit).project.docs.d;
  expect(new Set(ends(after.docs.d))).toEqual(new Set(ends(whole)));
});

test("suggestions that a rule takes away are remembered like those it never let in", () => {
  const free = mergePrediction(plain, plain.sentences[0], prediction, {
    schema: testSchema,
    newId,
  });
  const before = applyEdit(testProject(plain), free.edit).project;
  const made = changeType(before, "relation", "Works", { heads: ["Org"] });
  if (isRefusal(made)) throw new Error(made.refused);
  expect(takenAway(before.docs.d, made.edit.inside!.d)).toEqual(merged.leftOut);
});

test("a type that loses its direction brings nothing back that is there the other way round", () => {
  const turned = withRelation(doc, "own", [bob, "Works", ada]);
  const before: Project = { docs: { d: turned }, schema };
  const made = changeType(
    before,
    "relation",
    "Works",
    { symmetric: true, heads: null },
    { leftOut: { d: merged.leftOut }, newId },
  );
  if (isRefusal(made)) throw new Error(made.refused);
  const works = Object.values(applyEdit(before, made.edit).project.docs.d.relations).filter(
    ({ type }) => type === "Works",
  );
  expect(works).toMatchObject([{ id: "own", head: ada, tail: bob }]);
});
