import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, testSchema, withEntity } from "../fixtures/project.ts";
import { asJoined, joinFault, labelWords, moveAcross, sentencesOver } from "./labelAcross.ts";

const doc = testDoc("d", "Ada met Neu. York is big. Eve left.");
const at = (words: string) => {
  const start = doc.text.indexOf(words);
  return { start, end: start + words.length };
};
const label = (of: Doc, words: string) =>
  labelWords(of, testSchema, { id: "new", newId: "one", ...at(words), type: "Place" });
const texts = (of: Doc) => of.sentences.map((s) => of.text.slice(s.start, s.end));

/** The document afterwards; taken back, it is what it was. */
function done(before: Doc, made: NamedEdit | Refusal): Doc {
  if (isRefusal(made)) throw new Error(made.refused);
  const { project, inverse } = applyEdit(testProject(before), made.edit);
  expect(applyEdit(project, inverse).project.docs.d).toEqual(before);
  return project.docs.d;
}

describe("labelled words", () => {
  test("of two sentences make one of them, in the same step", () => {
    const made = label(doc, "Neu. York");
    expect(made).toMatchObject({ name: "Add Place “Neu. York”, joining 2 sentences" });
    const after = done(doc, made);
    expect(texts(after)).toEqual(["Ada met Neu. York is big.", "Eve left."]);
    expect(after.entities.new).toMatchObject({ ...at("Neu. York"), type: "Place" });
  });

  test("of one sentence join nothing, where they touch the blank after it neither", () => {
    for (const words of ["Neu", "Neu. "]) {
      const after = done(doc, label(doc, words));
      expect(texts(after)).toEqual(texts(doc));
    }
  });

  test("take the place of suggestions that they overlap, in any of the sentences", () => {
    const guessed = withEntity(withEntity(doc, "neu", "Neu"), "york", "York");
    expect(Object.keys(done(guessed, label(guessed, "Neu. York")).entities)).toEqual(["new"]);
  });
});

describe("what is selected to be copied", () => {
  const many = testDoc("d", "A b. ".repeat(500));
  const long = testDoc("d", `${"word ".repeat(200)}. `.repeat(2));
  test.each([
    { name: "sentences", of: many, says: "lies in 500 sentences" },
    { name: "words", of: long, says: "402 words" },
  ])("is too many $name to be one", ({ of, says }) => {
    const all = { start: 0, end: of.text.length };
    expect(joinFault(sentencesOver(of, all))).toContain(says);
    const made = labelWords(of, testSchema, { id: "new", newId: "one", ...all, type: "Place" });
    expect(made).toEqual({ refused: expect.stringContaining(says) });
    expect(asJoined(of, all)).toBe(of);
  });

  test("a long sentence alone is not", () => {
    expect(joinFault(sentencesOver(long, { start: 0, end: 900 }))).toBeNull();
  });
});

describe("a border", () => {
  const kept = withEntity(doc, "neu", "Neu", { status: "confirmed" });
  test("goes on into the next sentence, which is joined", () => {
    const move = { id: "neu", ...at("Neu. York"), newId: "one" };
    const after = done(kept, moveAcross(kept, testSchema, move));
    expect(after.sentences).toHaveLength(2);
    expect(after.entities.neu).toMatchObject({ ...at("Neu. York"), type: "Person" });
    const retyped = done(kept, moveAcross(kept, testSchema, { ...move, type: "Place" }));
    expect(retyped.entities.neu).toMatchObject({ ...at("Neu. York"), type: "Place", by: "user" });
  });

  test("moves inside its sentence as ever", () => {
    const move = { id: "neu", ...at("met Neu"), newId: "one" };
    expect(done(kept, moveAcross(kept, testSchema, move)).sentences).toEqual(doc.sentences);
  });
});
