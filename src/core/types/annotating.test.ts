import { describe, expect, test } from "vitest";
import { fitScopes } from "../annotate/fitScopes.ts";
import { acceptSentence, finishSentence } from "../annotate/statusEdits.ts";
import { mergePrediction } from "../annotate/suggestions.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project, Scope } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import {
  testDoc,
  testProject,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../fixtures/project.ts";
import { annotateType } from "./annotating.ts";
import { leftOutNow } from "./leftOut.ts";
import { mergeType } from "./mergeType.ts";
import { addType, deleteType, renameType } from "./typeEdits.ts";

const plain = testDoc("d", "Ada met Bob in Rome. Eve left.");
const persons = withEntity(withEntity(plain, "ada", "Ada"), "bob", "Bob");
const full = withRelation(withEntity(persons, "rome", "Rome", { type: "Place" }), "met", [
  "ada",
  "Meets",
  "bob",
]);

function apply(to: Project, made: NamedEdit | Refusal): Project {
  if (isRefusal(made)) throw new Error(made.refused);
  const { project, inverse } = applyEdit(to, made.edit);
  expect(applyEdit(project, inverse).project).toEqual(to);
  return project;
}
const switched = (doc: Doc, where: "d" | null = "d", isOn = false) =>
  annotateType(testProject(doc), { kind: "entity", name: "Person", doc: where, isOn });

describe("a type that is not annotated in a document", () => {
  const off = apply(testProject(full), switched(full)).docs.d;

  test("has no suggestions there, and what was decided stays", () => {
    expect(Object.keys(off.entities)).toEqual(["rome"]);
    expect(off.relations).toEqual({});
    const decided = withEntity(full, "ada", "Ada", { status: "confirmed" });
    const after = apply(testProject(decided), switched(decided)).docs.d;
    expect(Object.keys(after.entities).sort()).toEqual(["ada", "rome"]);
  });

  test("keeps a span of which a relation was rejected: that would come back", () => {
    const rejected = withRelation(full, "met", ["ada", "Meets", "bob"], { status: "rejected" });
    const after = apply(testProject(rejected), switched(rejected)).docs.d;
    expect(after.relations).toEqual(rejected.relations);
    const accepted = apply(testProject(after), acceptSentence(after, testSchema, "d:0")).docs.d;
    expect(accepted.entities).toMatchObject({
      ada: { status: "suggested" },
      rome: { status: "confirmed" },
    });
    const finished = apply(testProject(after), finishSentence(after, testSchema, "d:0")).docs.d;
    expect(finished.entities).toMatchObject({
      ada: { status: "suggested" },
      rome: { status: "rejected" },
    });
  });

  test("is unknown to sentences that are confirmed there", () => {
    const { confirmed } = apply(testProject(off), acceptSentence(off, testSchema, "d:0")).docs.d;
    expect(confirmed["d:0"]).toEqual({ ...testScope, entities: ["Org", "Place"] });
  });

  test("is left out of predictions, with relations of such spans, and listed", () => {
    const [entity, relation] = [{ boundaryScore: 1, score: 0.9 }, { score: 0.7 }];
    const prediction = {
      entities: [
        { type: "Person", start: 0, end: 1, ...entity },
        { type: "Place", start: 4, end: 5, ...entity },
      ],
      relations: [{ type: "Works", head: 0, tail: 1, ...relation }],
    };
    const merged = mergePrediction(off, off.sentences[0], prediction, {
      schema: testSchema,
      newId: countedIds(),
    });
    expect(merged.leftOut).toEqual([
      { kind: "span", sentence: "d:0", start: 0, end: 3, type: "Person", score: 0.9 },
      {
        kind: "relation",
        sentence: "d:0",
        type: "Works",
        head: { start: 0, end: 3, type: "Person" },
        tail: { start: 15, end: 19, type: "Place" },
        score: 0.7,
      },
    ]);
    const project = applyEdit(testProject(off), merged.edit).project;
    const here = project.docs.d;
    expect(leftOutNow(here, testSchema, merged.leftOut)).toMatchObject([{ kind: "span" }]);
    const recall = { leftOut: { d: merged.leftOut }, newId: countedIds("back") };
    const on = { kind: "entity", name: "Person", doc: "d", isOn: true } as const;
    const back = apply(project, annotateType(project, on, recall)).docs.d;
    expect(
      Object.values(back.entities)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(["Person", "Place"]);
    expect(Object.values(back.relations)).toMatchObject([{ type: "Works", score: 0.7 }]);
    expect(back).not.toHaveProperty("notAnnotated");
  });

  test("is refused when it is gone", () => {
    const gone = { kind: "relation", name: "Person", doc: null, isOn: false } as const;
    expect(annotateType(testProject(full), gone)).toHaveProperty("refused");
  });
});

test("a type that is off in the project stays so in a document", () => {
  const project = apply(testProject(full), switched(full, null));
  expect(project.schema.entities[0]).toMatchObject({ name: "Person", notAnnotated: true });
  const on = apply(
    project,
    annotateType(project, { kind: "entity", name: "Person", doc: "d", isOn: true }),
  );
  const { confirmed } = apply(on, acceptSentence(on.docs.d, on.schema, "d:0")).docs.d;
  expect(confirmed["d:0"].entities).toEqual(["Org", "Place"]);
});

describe("what sentences know follows their types", () => {
  const some: Scope = { entities: ["Person"], relations: ["Meets"] };
  const doc = {
    ...plain,
    confirmed: { "d:0": testScope, "d:1": some },
    notAnnotated: { entities: ["Person", "Org"], relations: [] },
  };
  const start = testProject(doc);
  const after = (made: NamedEdit | Refusal) => {
    const { confirmed, notAnnotated } = apply(start, made).docs.d;
    return { all: confirmed["d:0"].entities, some: confirmed["d:1"].entities, notAnnotated };
  };

  test.each<{ name: string; made: NamedEdit | Refusal; want: ReturnType<typeof after> }>([
    {
      name: "a new type is known to none",
      made: addType(testSchema, "entity", "Drug"),
      want: { all: testScope.entities, some: ["Person"], notAnnotated: doc.notAnnotated },
    },
    {
      name: "a renamed one is known as before",
      made: renameType(start, "entity", "Person", "Human"),
      want: {
        all: ["Human", "Org", "Place"],
        some: ["Human"],
        notAnnotated: { entities: ["Human", "Org"], relations: [] },
      },
    },
    {
      name: "a merged one where both were",
      made: mergeType(start, "entity", "Org", "Person"),
      want: {
        all: ["Person", "Place"],
        some: [],
        notAnnotated: { entities: ["Person"], relations: [] },
      },
    },
    {
      name: "a deleted one is forgotten",
      made: deleteType(start, "entity", "Person"),
      want: {
        all: ["Org", "Place"],
        some: [],
        notAnnotated: { entities: ["Org"], relations: [] },
      },
    },
  ])("$name", ({ made, want }) => expect(after(made)).toEqual(want));

  test("the last type that was off leaves nothing behind", () => {
    const one = testProject({ ...doc, notAnnotated: { entities: ["Org"], relations: [] } });
    expect(apply(one, deleteType(one, "entity", "Org")).docs.d).not.toHaveProperty("notAnnotated");
  });

  test("steps made before types were renamed give their names of today, and drop what is gone", () => {
    const [person, ...others] = testSchema.entities;
    const human = { ...person, name: "Human", formerNames: ["Person"] };
    const schema = { ...testSchema, entities: [human, ...others] };
    const old = { "d:0": { entities: ["Person", "Gone"], relations: ["Meets"] } };
    const project = { docs: { d: { ...plain, confirmed: old } }, schema };
    const step = { inside: { d: { confirmed: { "d:0": null } } } };
    const fit = fitScopes(testSchema, project, step);
    expect(applyEdit(project, fit).project.docs.d.confirmed["d:0"]).toEqual({
      entities: ["Human"],
      relations: ["Meets"],
    });
    expect(fitScopes(schema, project, {}).inside).toEqual({});
  });
});
