import fc from "fast-check";
import { expect, test } from "vitest";
import { DOC } from "../fixtures/smallDoc.ts";
import { applyEdit } from "./applyEdit.ts";
import type { Doc, Sentence } from "./document.ts";
import { editText, planTextEdit, type Stretch } from "./editText.ts";

const project = (doc: Doc) => ({
  docs: { [doc.id]: doc },
  schema: { entities: [], relations: [] },
});

/** One sentence of all that a stretch holds. */
function cut(text: string, { start, end }: Stretch): Sentence[] {
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{N}]+|\S/gu)].map(
    (m) => [m.index, m.index + m[0].length] as const,
  );
  return [{ id: "cut", start: words[0][0], end: words.at(-1)![1], words }];
}

let made = 0;
function edited(doc: Doc, text: string) {
  const plan = planTextEdit(doc, text);
  const cuts = plan.stretches.map((stretch) => cut(text, stretch));
  const { edit } = editText(doc, plan, cuts, () => `new${made++}`);
  const applied = applyEdit(project(doc), edit);
  return { plan, ...applied, doc: applied.project.docs[doc.id] };
}

const words = (doc: Doc, id: string) =>
  doc.text.slice(doc.entities[id].start, doc.entities[id].end);

test("a change in one sentence moves what is behind it and keeps what is before", () => {
  const { doc, plan } = edited(DOC, DOC.text.replace("She lives", "She often lives"));
  expect(doc.sentences.map(({ id }) => id)).toEqual(["d:0", expect.stringMatching(/new/), "d:2"]);
  expect(doc.sentences[0]).toBe(DOC.sentences[0]);
  expect(Object.keys(doc.entities).map((id) => [id, words(doc, id)])).toEqual(
    Object.keys(DOC.entities).map((id) => [id, words(DOC, id)]),
  );
  expect(doc.relations).toBe(DOC.relations);
  expect(doc.confirmed).toEqual({}); // it was the second
  expect(plan.lost).toEqual({ entities: 0, relations: 0 });
});

test("what is annotated in the change goes, and is counted", () => {
  const { doc, plan } = edited(
    { ...DOC, entities: { ...DOC.entities, ann: { ...DOC.entities.ann, status: "confirmed" } } },
    DOC.text.replace("Ann Lee", "Eve Lee"),
  );
  expect(plan.lost).toEqual({ entities: 1, relations: 1 });
  expect(doc.entities.ann).toBeUndefined();
  expect(doc.relations).toEqual({});
  expect(words(doc, "ann2")).toBe("Ann");
});

test("borders that were made by hand stay, also where a text is added at their sentences", () => {
  const [first, second, third] = DOC.sentences;
  const whole = { ...first, end: second.end, words: [...first.words, ...second.words] };
  const joined: Doc = {
    ...DOC,
    sentences: [whole, third],
    confirmed: { "d:0": DOC.confirmed["d:1"] },
  };
  const { doc } = edited(joined, `Once. ${DOC.text} And Eve.`);
  expect(doc.sentences.map(({ id, start, end }) => [id, doc.text.slice(start, end)])).toEqual([
    [expect.stringMatching(/new/), "Once."],
    ["d:0", DOC.text.slice(whole.start, whole.end)],
    ["d:2", "Bob met Ann."],
    [expect.stringMatching(/new/), "And Eve."],
  ]);
  expect(doc.confirmed).toEqual({ "d:0": DOC.confirmed["d:1"] });
  const glued = edited(joined, DOC.text.replace("Oslo.", "Oslo.x")).doc;
  expect(glued.sentences.map(({ id }) => id)).toEqual([expect.stringMatching(/new/), "d:2"]);
});

test("random edits keep all that is outside of them with its words, and can be taken back", () => {
  const place = fc.nat(DOC.text.length);
  const some = fc.constantFrom("", "x", " ", "Eve ", ".", "\n", " Ann Lee ", "Oslo. She");
  const changes = fc.array(fc.tuple(place, fc.nat(9), some), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(changes, (all) => {
      let text = DOC.text;
      for (const [at, length, put] of all) text = text.slice(0, at) + put + text.slice(at + length);
      const { doc, project: now, inverse, plan } = edited(DOC, text);
      expect(doc.text).toBe(text);
      for (const id of Object.keys(DOC.entities)) {
        if (doc.entities[id]) expect(words(doc, id)).toBe(words(DOC, id));
        else expect(plan.entities[id]).toBeNull();
      }
      let end = 0;
      for (const sentence of doc.sentences) {
        expect(text.slice(end, sentence.start).trim()).toBe("");
        end = sentence.end;
        const old = DOC.sentences.find(({ id }) => id === sentence.id);
        if (old) expect(text.slice(sentence.start, end)).toBe(DOC.text.slice(old.start, old.end));
      }
      expect(text.slice(end).trim()).toBe("");
      for (const { start, end } of Object.values(doc.entities)) {
        expect(doc.sentences.some((s) => s.start <= start && end <= s.end)).toBe(true);
      }
      for (const id of Object.keys(doc.confirmed))
        expect(doc.sentences.some((s) => s.id === id)).toBe(true);
      expect(applyEdit(now, inverse).project.docs.d).toEqual(DOC);
    }),
    { numRuns: 500 },
  );
});

test("one change keeps every annotation that it does not touch", () => {
  const place = fc.nat(DOC.text.length);
  fc.assert(
    fc.property(place, fc.nat(6), (at, length) => {
      const to = Math.min(DOC.text.length, at + length);
      // Signs that are nowhere else in the text: what is the same is where it was.
      const { doc } = edited(DOC, `${DOC.text.slice(0, at)}#%#${DOC.text.slice(to)}`);
      for (const entity of Object.values(DOC.entities)) {
        if (entity.end < at || entity.start > to) expect(doc.entities[entity.id]).toBeDefined();
      }
    }),
  );
});
