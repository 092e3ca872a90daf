import { expect, test } from "vitest";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { openIn, sentenceView } from "./sentenceView.ts";

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();

test("a row has its sentence's text, entities, and the relations that touch them", () => {
  const first = sentenceView(DOC, 0, false);
  expect(first.text).toBe("Ann Lee works for Acme.");
  expect(ids(first.entities)).toEqual(["acme", "ann"]);
  expect(ids(first.relations)).toEqual(["across", "works"]);
  expect(ids(sentenceView(DOC, 2, false).relations)).toEqual(["across"]);
  expect(sentenceView(DOC, 1, false).confirmed).toBe(true);
});

test("rejected annotations are drawn only when asked for", () => {
  expect(ids(sentenceView(DOC, 0, true).entities)).toEqual(["acme", "ann", "lee"]);
});

test("a relation disappears with an end that is not drawn", () => {
  const acme = { ...DOC.entities.acme, status: "rejected" as const };
  const doc = { ...DOC, entities: { ...DOC.entities, acme } };
  expect(ids(sentenceView(doc, 0, false).relations)).toEqual(["across"]);
});

test("after an edit only the rows that changed are new", () => {
  const before = DOC.sentences.map((_, i) => sentenceView(DOC, i, false));
  const oslo = { ...DOC.entities.oslo, type: "Other" };
  const doc = { ...DOC, entities: { ...DOC.entities, oslo } };
  const after = DOC.sentences.map((_, i) => sentenceView(doc, i, false, before[i]));
  expect(after.map((view, i) => view === before[i])).toEqual([true, false, true]);
});

test("what is open is counted once, where it begins", () => {
  expect(openIn(sentenceView(DOC, 0, false))).toBe(3);
  expect(openIn(sentenceView(DOC, 2, false))).toBe(1);
});
