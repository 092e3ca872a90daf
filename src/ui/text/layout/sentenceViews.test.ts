import { expect, test } from "vitest";
import { DOC } from "./fixture.ts";
import { relationsAcross, sentenceViews } from "./sentenceViews.ts";

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);

test("a row has its sentence's text, entities and relations", () => {
  const [first, second, third] = sentenceViews(DOC, false);
  expect(first.text).toBe("Ann Lee works for Acme.");
  expect(ids(first.entities)).toEqual(["ann", "acme"]);
  expect(ids(first.relations)).toEqual(["works"]);
  expect([first.confirmed, second.confirmed]).toEqual([false, true]);
  expect([second.newParagraph, third.newParagraph]).toEqual([false, true]);
});

test("rejected annotations are drawn only when asked for", () => {
  expect(ids(sentenceViews(DOC, true)[0].entities)).toEqual(["ann", "lee", "acme"]);
});

test("a relation disappears with an end that is not drawn", () => {
  const acme = { ...DOC.entities.acme, status: "rejected" as const };
  const doc = { ...DOC, entities: { ...DOC.entities, acme } };
  expect(sentenceViews(doc, false)[0].relations).toEqual([]);
});

test("after an edit only the rows that changed are new", () => {
  const before = sentenceViews(DOC, false);
  const oslo = { ...DOC.entities.oslo, type: "Other" };
  const after = sentenceViews({ ...DOC, entities: { ...DOC.entities, oslo } }, false, before);
  expect(after.map((view, i) => view === before[i])).toEqual([true, false, true]);
});

test("relations between sentences are found apart", () => {
  expect(ids(relationsAcross(DOC, sentenceViews(DOC, false)))).toEqual(["across"]);
});
