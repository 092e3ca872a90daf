import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import { sentenceAt } from "../document/docIndex.ts";
import type { Doc } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, testScope, withEntity, withRelation } from "../fixtures/project.ts";
import { joinSentences, splitSentence } from "./sentenceBorders.ts";

const plain = testDoc("d", "Ada Hill met Bob. Eve left. Rome is far.");
const ada = withEntity(plain, "ada", "Ada Hill", { status: "confirmed" });
const both = withEntity(ada, "eve", "Eve", { status: "confirmed" });
const linked = withRelation(both, "met", ["ada", "Meets", "eve"], { status: "confirmed" });

function done(doc: Doc, made: NamedEdit | Refusal): Doc {
  if (isRefusal(made)) throw new Error(made.refused);
  const { project, inverse } = applyEdit(testProject(doc), made.edit);
  expect(applyEdit(project, inverse).project.docs.d).toEqual(doc);
  return project.docs.d;
}
const sentences = ({ text, sentences: all }: Doc) => all.map((s) => text.slice(s.start, s.end));

describe("sentences joined", () => {
  const join = (doc: Doc, from: string, to: string) =>
    done(doc, joinSentences(doc, { from, to, newId: "new" }));

  test("are one with the words of all, and keep what is annotated in them", () => {
    const after = join(linked, "d:1", "d:0");
    expect(sentences(after)).toEqual(["Ada Hill met Bob. Eve left.", "Rome is far."]);
    expect(after.sentences[0].words).toHaveLength(8);
    expect(after.entities).toEqual(linked.entities);
    expect(after.relations).toEqual(linked.relations);
    expect(sentenceAt(after, 20)?.id).toBe("new");
  });

  test.each([
    { name: "all confirmed", confirmed: ["d:0", "d:1"], want: { new: testScope } },
    { name: "one of two", confirmed: ["d:0", "d:2"], want: { "d:2": testScope } },
  ])("are confirmed when all were: $name", ({ confirmed, want }) => {
    const entries = confirmed.map((id) => [id, testScope]);
    const after = join({ ...linked, confirmed: Object.fromEntries(entries) }, "d:0", "d:1");
    expect(after.confirmed).toEqual(want);
  });

  test("know what all of them knew", () => {
    const confirmed = { "d:0": testScope, "d:1": { entities: ["Person", "Org"], relations: [] } };
    const after = join({ ...both, confirmed }, "d:0", "d:1");
    expect(after.confirmed).toEqual({ new: confirmed["d:1"] });
  });

  test("need another one", () => {
    for (const to of ["d:0", "elsewhere"])
      expect(joinSentences(plain, { from: "d:0", to, newId: "new" })).toHaveProperty("refused");
  });
});

describe("a sentence split", () => {
  const cut = (doc: Doc, offset: number, id = "d:0") =>
    splitSentence(doc, { id, offset, newIds: ["one", "two"] });

  test("gives two, and what is annotated stays", () => {
    const after = done(both, cut(both, plain.text.indexOf("met")));
    expect(sentences(after).slice(0, 2)).toEqual(["Ada Hill", "met Bob."]);
    expect(after.entities).toEqual(both.entities);
  });

  test("is not cut through a span that the user has, but through one of the model", () => {
    expect(cut(ada, 4)).toEqual({ refused: "“Ada Hill” lies across this border." });
    const guessed = withEntity(plain, "ada", "Ada Hill");
    expect(done(guessed, cut(guessed, 4)).entities).toEqual({});
  });

  test("stays confirmed unless a relation leads across the border", () => {
    const joined = done(linked, joinSentences(linked, { from: "d:0", to: "d:1", newId: "new" }));
    const at = plain.text.indexOf("Eve");
    const free = { ...joined, relations: {}, confirmed: { new: testScope } };
    expect(done(free, cut(free, at, "new")).confirmed).toEqual({ one: testScope, two: testScope });
    const bound = { ...joined, confirmed: { new: testScope } };
    expect(done(bound, cut(bound, at, "new")).confirmed).toEqual({});
  });

  test("has a word on both sides", () => {
    for (const offset of [0, 99]) expect(cut(plain, offset)).toHaveProperty("refused");
  });
});
