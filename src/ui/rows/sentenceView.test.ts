import { expect, test } from "vitest";
import type { DraftDoc } from "../../core/annotate/draftDoc.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { openIn, sentenceView } from "./sentenceView.ts";

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();

test("a row has its sentence's text, entities, and the relations that touch them", () => {
  const first = sentenceView(DOC, 0, { showRejected: false });
  expect(first.text).toBe("Ann Lee works for Acme.");
  expect(ids(first.entities)).toEqual(["acme", "ann"]);
  expect(ids(first.relations)).toEqual(["across", "works"]);
  expect(ids(sentenceView(DOC, 2, { showRejected: false }).relations)).toEqual(["across"]);
  expect(sentenceView(DOC, 1, { showRejected: false }).confirmed).toBe(true);
});

test("rejected annotations are drawn only when asked for", () => {
  expect(ids(sentenceView(DOC, 0, { showRejected: true }).entities)).toEqual([
    "acme",
    "ann",
    "lee",
  ]);
});

test("a relation disappears with an end that is not drawn", () => {
  const acme = { ...DOC.entities.acme, status: "rejected" as const };
  const doc = { ...DOC, entities: { ...DOC.entities, acme } };
  expect(ids(sentenceView(doc, 0, { showRejected: false }).relations)).toEqual(["across"]);
});

test("after an edit only the rows that changed are new", () => {
  const before = DOC.sentences.map((_, i) => sentenceView(DOC, i, { showRejected: false }));
  const oslo = { ...DOC.entities.oslo, type: "Other" };
  const doc = { ...DOC, entities: { ...DOC.entities, oslo } };
  const after = DOC.sentences.map((_, i) =>
    sentenceView(doc, i, { showRejected: false }, before[i]),
  );
  expect(after.map((view, i) => view === before[i])).toEqual([true, false, true]);
});

test("what is open is counted once, where it begins", () => {
  expect(openIn(sentenceView(DOC, 0, { showRejected: false }))).toBe(3);
  expect(openIn(sentenceView(DOC, 2, { showRejected: false }))).toBe(1);
});

test("a row draws the draft of its sentence, and is drawn anew when that changes", () => {
  const draftOf = (sentences: readonly string[]): DraftDoc => ({
    doc: DOC,
    sentences: new Set(sentences),
    marks: new Set(),
    fresh: new Set(),
    counts: { suggested: 0, fresh: 0, gone: 0 },
  });
  const draft = draftOf(["d:0"]);
  const how = { showRejected: false, draft };
  const [first, last] = [sentenceView(DOC, 0, how), sentenceView(DOC, 2, how)];
  expect([first.draft, last.draft]).toEqual([draft, null]);
  expect(sentenceView(DOC, 0, how, first)).toBe(first);
  const next = { showRejected: false, draft: draftOf(["d:0"]) };
  expect(sentenceView(DOC, 0, next, first)).not.toBe(first);
  expect(sentenceView(DOC, 2, next, last)).toBe(last);
});
