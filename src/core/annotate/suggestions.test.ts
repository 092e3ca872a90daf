import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Schema } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import type { Prediction } from "../learn/example.ts";
import { retypeEntity } from "./entityEdits.ts";
import { mergePredictions } from "./mergePredictions.ts";
import { acceptSentence, setEntityStatus, setRelationStatus } from "./statusEdits.ts";
import { mergePrediction } from "./suggestions.ts";

const newId = countedIds();

const plain = testDoc("d", "Ada Hill met Bob in Rome. Bob left.");

type Found = readonly [start: number, end: number, type: string];

function prediction(
  entities: readonly Found[],
  relations: readonly Found[] = [],
  score = 0.9,
): Prediction {
  return {
    entities: entities.map(([start, end, type]) => ({ start, end, type, score, boundaryScore: 1 })),
    relations: relations.map(([head, tail, type]) => ({ head, tail, type, score })),
  };
}

function merge(doc: Doc, found: Prediction, schema: Schema = testSchema): Doc {
  const { edit } = mergePrediction(doc, doc.sentences[0], found, { schema, newId });
  return applyEdit({ ...testProject(doc), schema }, edit).project.docs.d;
}
function apply(doc: Doc, made: NamedEdit | Refusal): Doc {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(testProject(doc), made.edit).project.docs.d;
}
/** Annotations as words, so that tests need no ids. */
const shown = (doc: Doc) => ({
  entities: Object.values(doc.entities)
    .map((e) => `${doc.text.slice(e.start, e.end)} ${e.type} ${e.status}`)
    .sort(),
  relations: Object.values(doc.relations)
    .map((r) => {
      const [head, tail] = [r.head, r.tail].map((id) => doc.entities[id]);
      return `${doc.text.slice(head.start, head.end)} ${r.type} ${doc.text.slice(tail.start, tail.end)} ${r.status}`;
    })
    .sort(),
});

const both = prediction(
  [
    [0, 2, "Person"],
    [3, 4, "Person"],
  ],
  [[0, 1, "Works"]],
);
const idOf = (doc: Doc, text: string) =>
  Object.values(doc.entities).find((e) => doc.text.slice(e.start, e.end) === text)!.id;
const relationOf = (doc: Doc) => Object.keys(doc.relations)[0];

test("a prediction becomes suggestions", () => {
  expect(shown(merge(plain, both))).toEqual({
    entities: ["Ada Hill Person suggested", "Bob Person suggested"],
    relations: ["Ada Hill Works Bob suggested"],
  });
});

test("the next prediction replaces suggestions; what it says again keeps its id", () => {
  const first = merge(plain, both);
  const second = merge(first, prediction([[5, 6, "Place"]]));
  expect(shown(second)).toEqual({ entities: ["Rome Place suggested"], relations: [] });
  expect(idOf(second, "Rome")).not.toBe(idOf(first, "Bob"));
  const third = merge(second, both);
  expect(shown(third)).toEqual(shown(first));
  expect(merge(third, both)).toBe(third);
});

test("ids say nothing of words or types", () => {
  const made = merge(plain, both);
  for (const { id } of [...Object.values(made.entities), ...Object.values(made.relations)])
    expect(id).toMatch(/^m\d+$/);
});

test("an arc across sentences stays when the suggestions at both its ends are predicted again", () => {
  const two = testDoc("d", "Ada left. Bob came.");
  const person = (start: number) => prediction([[start, start + 1, "Person"]]);
  const ends = [two.sentences[0], two.sentences[1]].map((sentence) => ({
    sentence,
    prediction: person(0),
  }));
  const at = (doc: Doc, predicted: typeof ends) =>
    applyEdit(
      testProject(doc),
      mergePredictions(doc, predicted, { schema: testSchema, newId }).edit,
    ).project.docs.d;
  const first = at(two, ends);
  const [ada, bob] = Object.keys(first.entities);
  const linked = withRelation(first, "own", [ada, "Works", bob], { by: "user", score: null });
  const org = ends.map(({ sentence }) => ({ sentence, prediction: prediction([[0, 1, "Org"]]) }));
  const again = at(linked, org);
  const { head, tail } = again.relations.own;
  expect([head, tail].map((id) => again.entities[id]?.type)).toEqual(["Org", "Org"]);
});

test("a confirmed sentence is left alone", () => {
  const done = apply(plain, acceptSentence(plain, testSchema, "d:0"));
  expect(merge(done, both)).toBe(done);
});

describe("what was rejected does not come back", () => {
  test("an entity of that span and type, nor what hangs on it", () => {
    const first = merge(plain, both);
    const rejected = apply(first, setEntityStatus(first, idOf(first, "Bob"), "rejected"));
    expect(shown(merge(rejected, both))).toEqual({
      entities: ["Ada Hill Person suggested", "Bob Person rejected"],
      relations: ["Ada Hill Works Bob rejected"],
    });
  });

  test("but the span with another type may", () => {
    const first = merge(plain, prediction([[3, 4, "Person"]]));
    const rejected = apply(first, setEntityStatus(first, idOf(first, "Bob"), "rejected"));
    expect(shown(merge(rejected, prediction([[3, 4, "Org"]]))).entities).toEqual([
      "Bob Org suggested",
      "Bob Person rejected",
    ]);
  });

  const first = merge(plain, both);
  const rejected = apply(
    first,
    setRelationStatus(first, testSchema, relationOf(first), "rejected"),
  );

  test("a relation between the same ends", () => {
    expect(shown(merge(rejected, both)).relations).toEqual(["Ada Hill Works Bob rejected"]);
  });

  test("a relation, when its end is found with another type", () => {
    const org = prediction(
      [
        [0, 2, "Org"],
        [3, 4, "Person"],
      ],
      [[0, 1, "Works"]],
    );
    expect(shown(merge(rejected, org))).toEqual({
      entities: ["Ada Hill Org suggested", "Bob Person suggested"],
      relations: ["Ada Hill Works Bob rejected"],
    });
  });

  test("a relation, when its ends were not found for a while", () => {
    const gap = merge(rejected, prediction([]));
    expect(shown(merge(gap, both)).relations).toEqual(["Ada Hill Works Bob rejected"]);
  });
});

describe("beside what is confirmed", () => {
  const confirmed = withEntity(plain, "own", "Ada Hill", { type: "Org", status: "confirmed" });

  test("nothing overlapping is suggested", () => {
    expect(shown(merge(confirmed, prediction([[1, 3, "Person"]]))).entities).toEqual([
      "Ada Hill Org confirmed",
    ]);
  });

  test("a relation attaches to the confirmed entity on its end's span", () => {
    expect(shown(merge(confirmed, both))).toEqual({
      entities: ["Ada Hill Org confirmed", "Bob Person suggested"],
      relations: ["Ada Hill Works Bob suggested"],
    });
  });

  test("an entity that the user retyped keeps its id, and the old one is not suggested", () => {
    const first = merge(plain, both);
    const retyped = apply(first, retypeEntity(first, testSchema, idOf(first, "Bob"), "Place"));
    expect(shown(merge(retyped, both)).entities).toEqual([
      "Ada Hill Person suggested",
      "Bob Place confirmed",
    ]);
  });
});

test("a rejected relation does not keep an end whose other end gives way", () => {
  const first = merge(plain, both);
  const rejected = apply(
    first,
    setRelationStatus(first, testSchema, relationOf(first), "rejected"),
  );
  const covered = withEntity(rejected, "own", "Hill", { type: "Org", status: "confirmed" });
  expect(shown(merge(covered, prediction([])))).toEqual({
    entities: ["Hill Org confirmed"],
    relations: [],
  });
});

describe("types", () => {
  const renamed: Schema = {
    ...testSchema,
    entities: [{ name: "Human", short: "H", verbose: "Human", formerNames: ["Person"] }],
  };

  test("that were renamed since are shown under their new name", () => {
    expect(shown(merge(plain, prediction([[3, 4, "Person"]]), renamed)).entities).toEqual([
      "Bob Human suggested",
    ]);
  });

  test("that the schema lacks are dropped, with the relations of such entities", () => {
    const found = prediction(
      [
        [0, 2, "Person"],
        [5, 6, "Place"],
      ],
      [[0, 1, "Works"]],
    );
    expect(shown(merge(plain, found, renamed))).toEqual({
      entities: ["Ada Hill Human suggested"],
      relations: [],
    });
  });

  test("that are symmetric have the earlier span as head", () => {
    const found = prediction(
      both.entities.map((e) => [e.start, e.end, e.type]),
      [[1, 0, "Meets"]],
    );
    expect(shown(merge(plain, found)).relations).toEqual(["Ada Hill Meets Bob suggested"]);
  });
});
