import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Status } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { changeType } from "./changeType.ts";
import { violations } from "./constraints.ts";
import { otherNames } from "./otherNames.ts";
import { modelTypes } from "./schema.ts";
import { renameType } from "./typeEdits.ts";

const text = "Ada met Bob in Rome.";
const two = withEntity(withEntity(testDoc("d", text), "ada", "Ada"), "bob", "Bob", { type: "Org" });

function apply(to: Project, made: NamedEdit | Refusal): Project {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(to, made.edit).project;
}

test("a type made symmetric turns its relations and merges those that say the same", () => {
  const one = withRelation(two, "r", ["bob", "Works", "ada"]);
  const doc = withRelation(one, "back", ["ada", "Works", "bob"], { status: "confirmed" });
  const project = testProject(doc);
  const after = apply(project, changeType(project, "relation", "Works", { symmetric: true }));
  expect(Object.values(after.docs.d.relations)).toEqual([doc.relations.back]);
  expect(after.schema.relations[0].symmetric).toBe(true);
});

describe("rules", () => {
  const decided = (id: string, status: Status) =>
    withRelation(two, id, ["bob", "Works", "ada"], { status });
  const project = {
    ...testProject(
      decided("open", "suggested"),
      { ...decided("kept", "confirmed"), id: "kept" },
      { ...decided("no", "rejected"), id: "no" },
      { ...decided("away", "suggested"), id: "trash", trashedAt: 1 },
    ),
  };
  const made = changeType(project, "relation", "Works", { heads: ["Person"] });
  const after = apply(project, made);

  test("remove the suggestions that break them, also from the trash, and say how many", () => {
    expect(made).toMatchObject({ name: "Change the rules of Works, removing 2 suggestions" });
    expect(after.docs.d.relations).toEqual({});
    expect(after.docs.trash.relations).toEqual({});
  });

  test("leave what the user decided, and count what was confirmed against them", () => {
    expect(after.docs.kept).toBe(project.docs.kept);
    expect(after.docs.no).toBe(project.docs.no);
    expect(violations(after)).toEqual(new Map([["Works", 1]]));
  });

  test("that allow a suggestion leave it", () => {
    const made = changeType(project, "relation", "Works", { heads: ["Org"], tails: ["Person"] });
    expect(made).toMatchObject({ name: "Change the rules of Works" });
    expect(apply(project, made).docs).toEqual(project.docs);
  });

  test("that name no type are no rules", () => {
    const back = apply(after, changeType(after, "relation", "Works", { heads: [] }));
    expect(back.schema).toEqual(project.schema);
    expect(violations(back).size).toBe(0);
  });
});

describe("the look of a type", () => {
  const project = testProject(two);
  const keyed = apply(project, changeType(project, "entity", "Org", { key: "o", hue: 7 }));

  test("is kept with it, and taken back", () => {
    expect(keyed.schema.entities[1]).toMatchObject({ name: "Org", key: "o", hue: 7 });
    const back = apply(keyed, changeType(keyed, "entity", "Org", { key: null, hue: null }));
    expect(back.schema).toEqual(project.schema);
  });

  test("touches no document", () => {
    expect(changeType(project, "relation", "Works", { hue: 3 })).toMatchObject({
      edit: { schema: {} },
    });
    expect(keyed.docs.d).toBe(project.docs.d);
  });

  test.each([
    { name: "a key that another type has", kind: "entity", type: "Place", key: "o", why: "Org" },
    { name: "two letters", kind: "entity", type: "Place", key: "ab", why: "one small letter" },
    { name: "a sign", kind: "entity", type: "Place", key: "?", why: "one small letter" },
  ] as const)("is refused with $name", ({ kind, type, key, why }) => {
    const made = changeType(keyed, kind, type, { key });
    expect(made).toEqual({ refused: expect.stringContaining(why) });
  });

  test.each([
    { name: "its own key", kind: "entity", type: "Org" },
    { name: "a key of a type of the other kind", kind: "relation", type: "Works" },
  ] as const)("may have $name", ({ kind, type }) => {
    expect(isRefusal(changeType(keyed, kind, type, { key: "o" }))).toBe(false);
  });
});

describe("other names", () => {
  const project = testProject(two);
  const named = apply(project, changeType(project, "entity", "Org", { also: ["firm", "club"] }));
  const other = (of: Project) => of.schema.entities.find(({ name }) => name.includes("O"))?.also;

  test("are one step, go with the type, and are what the model is told", () => {
    expect(changeType(project, "entity", "Org", { also: ["firm"] })).toMatchObject({
      name: "Change the other names of Org",
    });
    expect(other(named)).toEqual(["firm", "club"]);
    expect(modelTypes(named.schema).entities.Org.also).toEqual(["firm", "club"]);
    expect(other(apply(named, renameType(named, "entity", "Org", "O")))).toEqual(["firm", "club"]);
  });

  test("that are none leave no trace", () => {
    expect(apply(named, changeType(named, "entity", "Org", { also: [] }))).toEqual(project);
  });

  test.each([
    { typed: " band,, Music  group;orchestra, BAND ", want: ["band", "Music group", "orchestra"] },
    { typed: "\u200b, ,", want: [] },
    { typed: "乐队、合唱团", want: ["乐队", "合唱团"] },
    { typed: "constructor, __proto__", want: ["constructor", "__proto__"] },
  ])("are read from what is typed: $typed", ({ typed, want }) => {
    expect(otherNames([typed])).toEqual(want);
  });
});
