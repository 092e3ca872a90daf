import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Entity, Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import {
  testDoc,
  testProject,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../fixtures/project.ts";
import { addEntity, findEntity, moveBorder, moveEntity, retypeEntity } from "./entityEdits.ts";
import {
  addRelation,
  retypeRelation,
  reverseRelation,
  usualRelationType,
} from "./relationEdits.ts";
import {
  acceptSentence,
  finishSentence,
  removeEntity,
  setEntityStatus,
  setRelationStatus,
} from "./statusEdits.ts";

const plain = testDoc("d", "Ada Hill met Bob in Rome. Bob left.");
const pair = withEntity(withEntity(plain, "ada", "Ada Hill"), "bob", "Bob");
const met = withRelation(pair, "r", ["ada", "Works", "bob"]);

function apply(doc: Doc, made: NamedEdit | Refusal): Doc {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(testProject(doc), made.edit).project.docs[doc.id];
}
const texts = (doc: Doc, entities: readonly Entity[]) =>
  entities.map((e) => `${doc.text.slice(e.start, e.end)} ${e.type} ${e.status}`).sort();
const add = (doc: Doc, start: number, end: number, type = "Person") =>
  addEntity(doc, testSchema, { id: "new", start, end, type });

describe("a new entity", () => {
  test.each([
    { name: "snaps to the words it touches", at: [1, 6], want: "Ada Hill Person confirmed" },
    { name: "loses spaces at its ends", at: [8, 17], want: "met Bob Person confirmed" },
    { name: "ends with its sentence", at: [22, 30], want: "Rome. Person confirmed" },
  ])("$name", ({ at: [start, end], want }) => {
    const doc = apply(plain, add(plain, start, end));
    expect(texts(doc, Object.values(doc.entities))).toEqual([want]);
  });

  test("takes the place of suggestions that it overlaps", () => {
    const doc = apply(met, add(met, 4, 16, "Org"));
    expect(Object.keys(doc.entities)).toEqual(["new"]);
    expect(doc.relations).toEqual({});
  });

  test("on the very span of a suggestion retypes it and keeps its relations", () => {
    const doc = apply(met, add(met, 0, 8, "Org"));
    expect(doc.entities.ada).toMatchObject({ type: "Org", status: "confirmed", score: null });
    expect(doc.relations.r).toBeDefined();
  });

  test("that is there already is refused", () => {
    const doc = apply(plain, add(plain, 0, 3));
    expect(add(doc, 0, 3)).toEqual({ refused: "“Ada” is already Person." });
  });

  test("on nothing but a space is refused", () => {
    expect(isRefusal(add(plain, 8, 9))).toBe(true);
  });
});

describe("borders", () => {
  test("move by words and keep id, relations and score", () => {
    const made = moveBorder(met, testSchema, { id: "ada", border: "start", words: 1 });
    const doc = apply(met, made);
    expect(doc.entities.ada).toMatchObject({ start: 4, end: 8, score: 0.9, status: "confirmed" });
    expect(doc.relations.r).toBe(met.relations.r);
  });

  test.each([
    { name: "stay in the sentence", border: "start" as const, words: -1 as const },
    { name: "leave at least one word", border: "end" as const, words: -1 as const },
  ])("$name", ({ border, words }) => {
    const doc = withEntity(plain, "e", "Ada");
    expect(isRefusal(moveBorder(doc, testSchema, { id: "e", border, words }))).toBe(true);
  });

  test("that pass the other end of a symmetric relation turn it round", () => {
    const doc = withRelation(pair, "m", ["ada", "Meets", "bob"]);
    const moved = apply(doc, moveEntity(doc, testSchema, { id: "ada", start: 20, end: 24 }));
    expect(moved.relations.m).toMatchObject({ head: "bob", tail: "ada" });
  });
});

test("retyping into a confirmed twin is refused", () => {
  const doc = withEntity(pair, "org", "Bob", { type: "Org", status: "confirmed" });
  expect(isRefusal(retypeEntity(doc, testSchema, "bob", "Org"))).toBe(true);
});

test.each([
  { name: "retyping", make: (doc: Doc) => retypeEntity(doc, testSchema, "bob", "Org") },
  {
    name: "moving",
    make: (doc: Doc) => moveEntity(doc, testSchema, { id: "rome", start: 13, end: 16 }),
  },
])("$name into a suggested twin takes over its relations, and what was rejected stays so", (t) => {
  const twin = withEntity(pair, "org", "Bob", { type: "Org" });
  const rome = withEntity(twin, "rome", "Rome", { type: "Org", status: "confirmed" });
  const one = withRelation(rome, "r", ["ada", "Works", "org"]);
  const two = withRelation(one, "no", ["org", "Works", "ada"], { status: "rejected" });
  const done = apply(two, t.make(two));
  const heir = t.name === "moving" ? "rome" : "bob";
  expect(done.entities.org).toBeUndefined();
  expect(done.relations).toMatchObject({
    r: { head: "ada", tail: heir, status: "suggested" },
    no: { head: heir, tail: "ada", status: "rejected" },
  });
});

describe("a relation", () => {
  test("confirms the ends that it joins", () => {
    const wanted = { id: "n", head: "bob", tail: "ada", type: "Works" };
    const doc = apply(pair, addRelation(pair, testSchema, wanted));
    expect(doc.relations.n).toMatchObject({ head: "bob", tail: "ada", status: "confirmed" });
    expect(Object.values(doc.entities).map((e) => e.status)).toEqual(["confirmed", "confirmed"]);
  });

  test("of a symmetric type has the earlier span as head", () => {
    const wanted = { id: "n", head: "bob", tail: "ada", type: "Meets" };
    const doc = apply(pair, addRelation(pair, testSchema, wanted));
    expect(doc.relations.n).toMatchObject({ head: "ada", tail: "bob" });
  });

  test("that was suggested or rejected is accepted instead of doubled", () => {
    const wanted = { id: "n", head: "ada", tail: "bob", type: "Works" };
    expect(Object.keys(apply(met, addRelation(met, testSchema, wanted)).relations)).toEqual(["r"]);
  });

  test("from an entity to itself is refused", () => {
    const wanted = { id: "n", head: "ada", tail: "ada", type: "Works" };
    expect(isRefusal(addRelation(pair, testSchema, wanted))).toBe(true);
  });

  test("reversed into one that is there leaves one", () => {
    const both = withRelation(met, "back", ["bob", "Works", "ada"]);
    const doc = apply(both, reverseRelation(both, testSchema, "r"));
    expect(Object.values(doc.relations)).toMatchObject([{ id: "r", head: "bob", tail: "ada" }]);
  });

  test("retyped is the user's own, without the model's score", () => {
    const doc = apply(met, retypeRelation(met, testSchema, "r", "Meets"));
    expect(doc.relations.r).toMatchObject({ type: "Meets", status: "confirmed", score: null });
  });

  test("gets the type that such entities mostly have", () => {
    const doc = withRelation(pair, "m", ["ada", "Meets", "bob"]);
    expect(usualRelationType(testProject(doc), "Person", "Person")).toBe("Meets");
    expect(usualRelationType(testProject(doc), "Org", "Person")).toBe("Works");
  });
});

describe("decisions", () => {
  test("accepting a relation accepts its ends", () => {
    const doc = apply(met, setRelationStatus(met, testSchema, "r", "confirmed"));
    expect(doc.entities.ada.status).toBe("confirmed");
  });

  test("rejecting an entity rejects its relations", () => {
    const doc = apply(met, setEntityStatus(met, "bob", "rejected"));
    expect(doc.relations.r.status).toBe("rejected");
    expect(doc.entities.ada.status).toBe("suggested");
  });

  test("removing what the user made forgets it, removing a suggestion remembers it", () => {
    const own = withEntity(met, "own", "Rome", { score: null, status: "confirmed" });
    const doc = apply(apply(own, removeEntity(own, "own")), removeEntity(own, "bob"));
    expect(doc.entities).toMatchObject({ bob: { status: "rejected" } });
    expect(doc.entities.own).toBeUndefined();
  });

  test("accepting a sentence decides that sentence only", () => {
    const other = withEntity(met, "late", "left");
    const doc = apply(other, acceptSentence(other, testSchema, "d:0"));
    expect(doc.confirmed).toEqual({ "d:0": testScope });
    expect(doc.relations.r.status).toBe("confirmed");
    expect(doc.entities.late.status).toBe("suggested");
  });

  test("finishing a sentence rejects what is open and keeps what was accepted", () => {
    const one = apply(met, setEntityStatus(met, "ada", "confirmed"));
    const doc = apply(one, finishSentence(one, testSchema, "d:0"));
    expect(doc.entities).toMatchObject({
      ada: { status: "confirmed" },
      bob: { status: "rejected" },
    });
    expect(doc.relations.r.status).toBe("rejected");
  });

  test("an entity opened again opens its confirmed sentence", () => {
    const done = apply(met, acceptSentence(met, testSchema, "d:0"));
    const doc = apply(done, setEntityStatus(done, "ada", "suggested"));
    expect(doc.confirmed).toEqual({});
    expect(doc.relations.r.status).toBe("suggested");
  });
});

test("taking an entity away takes its arcs away, and the inverse brings both back", () => {
  const project = testProject(met);
  const { project: without, inverse } = applyEdit(project, {
    inside: { d: { entities: { ada: null } } },
  });
  expect(without.docs.d.relations).toEqual({});
  expect(applyEdit(without, inverse).project).toEqual(project);
});

test("a relation whose end is gone is not brought back alone", () => {
  const project: Project = testProject(pair);
  const relation = { ...met.relations.r, head: "nobody" };
  const { project: after } = applyEdit(project, { inside: { d: { relations: { r: relation } } } });
  expect(after).toEqual(project);
});

test("an edit inside a document that is not there says so", () => {
  expect(() => applyEdit(testProject(), { inside: { gone: {} } })).toThrow("document gone");
});

test("an entity is found by span and type", () => {
  expect(findEntity(met, { start: 13, end: 16 }, "Person")?.id).toBe("bob");
  expect(findEntity(met, { start: 13, end: 16 }, "Org")).toBeUndefined();
});
