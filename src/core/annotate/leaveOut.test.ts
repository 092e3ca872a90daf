import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject } from "../fixtures/project.ts";
import { isLeftOut, leaveOut } from "./leaveOut.ts";
import { joinSentences, splitSentence } from "./sentenceBorders.ts";

const project = testProject(testDoc("a", "Ada left. Bob came. Eve sat."), testDoc("b", "Zoe ran."));
const ids = (doc: string) => project.docs[doc].sentences.map(({ id }) => id);
const refs = (doc: string, ...places: number[]) =>
  places.map((place) => ({ doc, sentence: ids(doc)[place] }));

function made(before: Project, edit: NamedEdit | Refusal): Project {
  if (isRefusal(edit)) throw new Error(edit.refused);
  return applyEdit(before, edit.edit).project;
}

test("sentences of several documents are left out, and taken in again, as one step", () => {
  const edit = leaveOut(project, [...refs("a", 0, 2), ...refs("b", 0)], true);
  expect(edit).toMatchObject({ name: "Leave 3 sentences out of training" });
  const out = made(project, edit);
  expect(ids("a").map((id) => isLeftOut(out.docs.a, id))).toEqual([true, false, true]);
  const back = made(out, leaveOut(out, [...refs("a", 0, 1, 2), ...refs("b", 0)], false));
  expect(back).toEqual(project);
  expect(back.docs.b).not.toHaveProperty("notTrained");
});

test("what is so already, or is not there, is no edit", () => {
  const out = made(project, leaveOut(project, refs("a", 0), true));
  expect(leaveOut(out, refs("a", 0), true)).toEqual({ refused: "They are left out already." });
  expect(leaveOut(out, refs("a", 1), false)).toEqual({ refused: "None of them is left out." });
  const gone = [
    { doc: "a", sentence: "gone" },
    { doc: "__proto__", sentence: "a:0" },
  ];
  expect(isRefusal(leaveOut(project, gone, true))).toBe(true);
});

test("a joined sentence is left out when one of its parts was, and both parts of a split one", () => {
  const out = made(project, leaveOut(project, refs("a", 1, 2), true));
  const [first, second, third] = ids("a");
  const joined = made(out, joinSentences(out.docs.a, { from: first, to: second, newId: "j" }));
  expect(joined.docs.a.notTrained).toEqual([third, "j"]);
  const split = { id: second, offset: project.docs.a.sentences[1].start + 4 };
  const parts = made(out, splitSentence(out.docs.a, { ...split, newIds: ["p", "q"] }));
  expect(parts.docs.a.notTrained).toEqual([third, "p", "q"]);
});

test("sentences that are gone are forgotten with the next step", () => {
  const out = made(project, leaveOut(project, refs("a", 0), true));
  const doc = { ...out.docs.a, sentences: out.docs.a.sentences.slice(1) };
  const next = leaveOut({ ...out, docs: { ...out.docs, a: doc } }, refs("a", 1), true);
  expect(next).toMatchObject({ edit: { inside: { a: { notTrained: [ids("a")[1]] } } } });
});
