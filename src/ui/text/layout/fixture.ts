// A small document for the unit tests of the text surface.
import type { Doc, Entity, Relation, Sentence, Status } from "../../../core/document/document.ts";

const TEXT = "Ann Lee works for Acme. She lives in Oslo.\n\nBob met Ann.";

const sentence = (index: number, start: number, end: number): Sentence => ({
  id: `d:${index}`,
  start,
  end,
  words: [...TEXT.slice(start, end).matchAll(/\w+|\./g)].map((m) => [
    start + m.index,
    start + m.index + m[0].length,
  ]),
});

const entity = (id: string, words: string, type: string, status: Status): Entity => {
  const start = id === "ann2" ? TEXT.lastIndexOf(words) : TEXT.indexOf(words);
  return { id, start, end: start + words.length, type, status, score: 0.97 };
};

const relation = (id: string, head: string, tail: string, status: Status): Relation => ({
  id,
  head,
  tail,
  type: "Works",
  status,
  score: 0.834,
});

/** Three sentences, five entities (one nested, one rejected), two relations. */
export const DOC: Doc = {
  id: "d",
  name: "Fixture",
  text: TEXT,
  sentences: [sentence(0, 0, 23), sentence(1, 24, 42), sentence(2, 44, 56)],
  entities: Object.fromEntries(
    [
      entity("ann", "Ann Lee", "Person", "suggested"),
      entity("lee", "Lee", "Person", "rejected"),
      entity("acme", "Acme", "Firm", "suggested"),
      entity("oslo", "Oslo", "Place", "confirmed"),
      entity("ann2", "Ann", "Person", "suggested"),
    ].map((e) => [e.id, e]),
  ),
  relations: {
    works: relation("works", "ann", "acme", "suggested"),
    across: relation("across", "ann", "ann2", "confirmed"),
  },
  confirmed: { "d:1": true },
  createdAt: 0,
};
