import "fake-indexeddb/auto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Doc, Entity, Relation } from "../core/document/document.ts";
import type { DocEdit } from "../core/document/edit.ts";
import { testDoc, testSchema, testScope } from "../core/fixtures/project.ts";
import { dumpOf } from "./fixtures/dumpOf.ts";
import { mergeChanges, type ProjectChange } from "./projectChange.ts";
import { openProjectDb } from "./projectDb.ts";

const ids = fc.constantFrom("a", "b", "c");
const nullable = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const table = <T>(value: fc.Arbitrary<T>) => fc.dictionary(ids, value, { maxKeys: 3 });

const common = { type: "Person", status: "confirmed", by: "user", score: null } as const;
const entity = fc.nat(5).map((start): Entity => ({ id: "e", start, end: start + 1, ...common }));
const relation = ids.map((head): Relation => ({ id: "r", head, tail: "a", ...common }));
const confirmed = fc.constant(testScope);

const doc = fc
  .record({ entities: table(entity), relations: table(relation), confirmed: table(confirmed) })
  .chain((tables) =>
    fc.record({
      name: fc.string({ maxLength: 2 }),
      trashedAt: fc.option(fc.nat(3), { nil: undefined }),
      tables: fc.constant(tables),
    }),
  )
  .map(({ name, trashedAt, tables }): Doc => {
    const { entities, relations, confirmed } = tables;
    const made = { ...testDoc("a", "Ada met Bob."), name, entities, relations, confirmed };
    return trashedAt === undefined ? made : { ...made, trashedAt };
  });
const docEdit: fc.Arbitrary<DocEdit> = fc.record(
  {
    name: fc.string({ maxLength: 2 }),
    text: fc.string({ maxLength: 2 }),
    sentences: fc.constantFrom([], [{ id: "a:1", start: 0, end: 1, words: [] }]),
    trashedAt: nullable(fc.nat(3)),
    notTrained: nullable(fc.constantFrom(["a:0"], ["a:0", "a:1"])),
    checked: nullable(fc.constantFrom(["k1"], ["k1", "k2"])),
    entities: table(nullable(entity)),
    relations: table(nullable(relation)),
    confirmed: table(nullable(confirmed)),
  },
  { requiredKeys: [] },
);
const change: fc.Arbitrary<ProjectChange> = fc
  .record(
    {
      docs: table(nullable(doc)),
      inside: table(docEdit),
      schema: fc.constantFrom(testSchema, { entities: [], relations: [] }),
      history: fc.dictionary(fc.constantFrom("1", "2"), fc.option(fc.nat(3))),
      settings: fc.record({ theme: fc.constantFrom("dark", "light") }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  )
  .map(({ docs, history, ...rest }): ProjectChange => {
    const withIds = Object.entries(docs ?? {}).map(([id, d]) => [id, d && { ...d, id }] as const);
    const entries = Object.entries(history ?? {}).map(([seq, at]) => {
      const step = { stack: "undo", name: "", edit: {}, doc: null } as const;
      return [seq, at === null ? null : { ...step, seq: Number(seq), at }] as const;
    });
    return {
      ...rest,
      ...(docs && { docs: Object.fromEntries(withIds) }),
      ...(history && { history: Object.fromEntries(entries) }),
    };
  });

let count = 0;
/** What lies in a new database after these writes. */
async function written(changes: readonly ProjectChange[]) {
  const name = `merge ${count++}`;
  const db = openProjectDb("tab", name);
  await db.claim();
  for (const one of changes) await db.write(one);
  db.close();
  return dumpOf(name);
}

test("writing changes merged leaves what writing them one by one leaves", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 5 }), async (changes) => {
      const merged = changes.reduce(mergeChanges);
      expect(await written([merged])).toEqual(await written(changes));
    }),
    { numRuns: 60 },
  );
});
