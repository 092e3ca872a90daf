import fc from "fast-check";
import { expect, test } from "vitest";
import { testDoc, testProject } from "../fixtures/project.ts";
import { applyEdit } from "./applyEdit.ts";
import { entitiesIn, entitiesInOrder, relationsIn, relationsOf } from "./docIndex.ts";
import type { Doc, Entity, Project, Relation } from "./document.ts";

const IDS = ["a", "b", "c", "d", "e", "10", "9"];
const doc = testDoc("doc", "Ada met Bob in Rome. Bob works for Acme there.");

const entity = fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 6 }) });
const relation = fc.record({ head: fc.constantFrom(...IDS), tail: fc.constantFrom(...IDS) });
const changes = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...IDS), fc.option(value), { maxKeys: 3 });
const edits = fc.array(fc.record({ entities: changes(entity), relations: changes(relation) }), {
  maxLength: 30,
});

const mapValues = <T, R>(table: Record<string, T | null>, make: (id: string, value: T) => R) =>
  Object.fromEntries(
    Object.entries(table).map(([id, value]) => [id, value === null ? null : make(id, value)]),
  );
const common = { type: "T", status: "confirmed", by: "user", score: null } as const;

/** Everything that the indexes say of a document. */
const answers = (of: Doc) => ({
  order: entitiesInOrder(of),
  sentences: of.sentences.map((s) => [entitiesIn(of, s), relationsIn(of, s)]),
  relations: IDS.map((id) => relationsOf(of, id)),
});

test("after any edits the indexes say what they would say of the same document made afresh", () => {
  fc.assert(
    fc.property(edits, (steps) => {
      let project: Project = testProject(doc);
      for (const step of steps) {
        const entities = mapValues(
          step.entities,
          (id, { start, length }): Entity => ({ id, start, end: start + length, ...common }),
        );
        const relations = mapValues(
          step.relations,
          (id, ends): Relation => ({ id, ...ends, ...common }),
        );
        answers(project.docs.doc);
        project = applyEdit(project, { inside: { doc: { entities, relations } } }).project;
        expect(answers(project.docs.doc)).toEqual(answers(structuredClone(project.docs.doc)));
      }
    }),
    { numRuns: 300 },
  );
});

test("what is as it shall be already keeps its identity", () => {
  const ada: Entity = { id: "a", start: 0, end: 3, ...common };
  const project = testProject({ ...doc, entities: { a: ada } });
  const same = applyEdit(project, {
    inside: { doc: { name: "doc", entities: { a: { ...ada } } } },
  });
  expect(same.project.docs.doc).toBe(project.docs.doc);
  expect(same).toMatchObject({ edit: {}, inverse: {} });
});
