import fc from "fast-check";
import { expect, test } from "vitest";
import { testDoc, testSchema, testScope } from "../fixtures/project.ts";
import { applyEdit } from "./applyEdit.ts";
import { isNothing, reverse, squash } from "./change.ts";
import type { Doc, Entity, Project, Relation } from "./document.ts";
import type { Edit } from "./edit.ts";

const ids = fc.constantFrom("a", "b", "c");
const made = { type: "T", status: "confirmed", by: "user", score: null } as const;
const entity = fc
  .tuple(ids, fc.nat(5))
  .map(([id, start]): Entity => ({ id, start, end: start + 1, ...made }));
const relation = fc
  .tuple(ids, ids, ids)
  .map(([id, head, tail]): Relation => ({ id, head, tail, ...made }));
const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
const changed = <T extends { readonly id: string }>(item: fc.Arbitrary<T>) =>
  fc
    .array(fc.tuple(item, fc.boolean()), { maxLength: 3 })
    .map(
      (all): Record<string, T | null> =>
        Object.fromEntries(all.map(([one, isGone]) => [one.id, isGone ? null : one])),
    );

const doc = (id: string): fc.Arbitrary<Doc> =>
  fc
    .tuple(fc.uniqueArray(entity, { selector: (e) => e.id }), fc.nat(3))
    .map(([entities, name]) => ({
      ...testDoc(id, "Ada met Bob."),
      name: `${name}`,
      entities: byId(entities),
    }));
const docEdit = fc.record(
  {
    name: fc.string({ maxLength: 1 }),
    text: fc.string({ maxLength: 2 }),
    sentences: fc.constantFrom([], [{ id: "s", start: 0, end: 1, words: [] }]),
    trashedAt: fc.option(fc.nat(2)),
    entities: changed(entity),
    relations: changed(relation),
    confirmed: fc.dictionary(ids, fc.option(fc.constant(testScope)), { maxKeys: 2 }),
  },
  { requiredKeys: [] },
);
const inner = fc.dictionary(fc.constantFrom("x", "y"), docEdit, { maxKeys: 2 });
/** Edits of a project in which x and y are there: y also comes and goes whole. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  inner.map((inside): Edit => ({ inside })),
  fc.tuple(doc("z"), fc.boolean()).map(([z, isGone]): Edit => ({ docs: { z: isGone ? null : z } })),
  fc.constantFrom<Edit>({ schema: testSchema }, { schema: { entities: [], relations: [] } }),
);
const project: fc.Arbitrary<Project> = fc
  .tuple(doc("x"), doc("y"))
  .map(([x, y]) => ({ docs: { x, y }, schema: testSchema }));

test("a change and its reverse leave everything as it was, and the reverse's reverse is it", () => {
  fc.assert(
    fc.property(project, edit, (before, wanted) => {
      const { project: after, ...change } = applyEdit(before, wanted);
      expect(applyEdit(before, change.edit).project).toEqual(after);
      expect(applyEdit(after, reverse(change).edit).project).toEqual(before);
      expect(reverse(reverse(change))).toEqual(change);
      if (isNothing(change)) expect(after).toEqual(before);
    }),
    { numRuns: 400 },
  );
});

test("changes squashed do what they do one after the other, there and back", () => {
  fc.assert(
    fc.property(project, fc.array(edit, { minLength: 2, maxLength: 5 }), (before, edits) => {
      let after = before;
      const changes = edits.map((wanted) => {
        const { project: next, ...change } = applyEdit(after, wanted);
        after = next;
        return change;
      });
      const all = changes.reduce(squash);
      expect(applyEdit(before, all.edit).project).toEqual(after);
      expect(applyEdit(after, all.inverse).project).toEqual(before);
    }),
    { numRuns: 400 },
  );
});
