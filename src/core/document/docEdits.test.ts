import { expect, test } from "vitest";
import { usualRelationType } from "../annotate/relationEdits.ts";
import { testDoc, testProject, withEntity } from "../fixtures/project.ts";
import { applyEdit } from "./applyEdit.ts";
import { emptyTrash, restoreDoc, trashDoc } from "./docEdits.ts";
import { isRefusal } from "./edit.ts";

const project = testProject(
  withEntity(testDoc("a", "Ada left."), "ada", "Ada"),
  testDoc("b", "Bob left."),
);

test("a document goes to the trash as it is, and comes back", () => {
  const made = trashDoc(project.docs.a, 7);
  expect(made.name).toBe("Move a to the trash");
  const { project: without, inverse } = applyEdit(project, made.edit);
  expect(without.docs.a).toEqual({ ...project.docs.a, trashedAt: 7 });
  expect(applyEdit(without, inverse).project).toEqual(project);
  expect(applyEdit(without, restoreDoc(without.docs.a).edit).project).toEqual(project);
});

test("emptying the trash removes what lies in it, and can be taken back", () => {
  const trashed = applyEdit(project, trashDoc(project.docs.a, 7).edit).project;
  const made = emptyTrash(trashed);
  if (isRefusal(made)) throw new Error(made.refused);
  const { project: emptied, inverse } = applyEdit(trashed, made.edit);
  expect(Object.keys(emptied.docs)).toEqual(["b"]);
  expect(applyEdit(emptied, inverse).project).toEqual(trashed);
  expect(emptyTrash(emptied)).toEqual({ refused: "The trash is empty." });
});

test("what relates in the trash says nothing of what is usual", () => {
  const relation = {
    id: "r",
    head: "ada",
    tail: "x",
    type: "Meets",
    status: "confirmed",
    by: "user",
    score: null,
  } as const;
  const a = { ...withEntity(project.docs.a, "x", "left"), relations: { r: relation } };
  expect(usualRelationType(testProject(a), "Person", "Person")).toBe("Meets");
  expect(usualRelationType(testProject({ ...a, trashedAt: 1 }), "Person", "Person")).toBe("Works");
});
