import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Schema } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, withEntity } from "../fixtures/project.ts";
import { changeOver, withOwnTypes } from "./changeOver.ts";
import { changeType } from "./changeType.ts";
import type { ModelTypes } from "./modelTypes.ts";
import { placesOf } from "./places.ts";
import { renamedSince } from "./schema.ts";
import { addType, renameType } from "./typeEdits.ts";

const named = (...names: readonly (readonly [name: string, verbose?: string])[]) =>
  Object.fromEntries(
    names.map(([name, verbose = name]) => [name, { short: name, verbose, symmetric: false }]),
  );
const modelOf = (name: string, readsNames: boolean, types: ModelTypes) => {
  return { name, readsNames, types };
};
const GENERAL = modelOf("General", true, {
  entities: named(["Person"], ["Organisation"], ["Location"], ["Date"]),
  relations: named(["Lives in"], ["Works for"]),
});
const NEWS = modelOf("News", false, {
  entities: named(["Loc", "location"], ["Org", "Organization"], ["Peop", "People"]),
  relations: named(["Live_In", "Lives in"], ["Kill", "Kills"]),
});
const EMPTY: Schema = { entities: [], relations: [] };
const text = "Ada met Bob in Rome.";

const after = (project: Project, made: NamedEdit | Refusal | null): Project => {
  if (!made || isRefusal(made)) throw new Error("nothing was made");
  return applyEdit(project, made.edit).project;
};
const names = ({ schema }: Project) =>
  [schema.entities, schema.relations].map((types) => types.map(({ name }) => name));
const places = ({ schema }: Project) => {
  const at = placesOf(schema.entities);
  return Object.fromEntries(schema.entities.map(({ name }, i) => [name, at[i]]));
};
const suggested = withEntity(testDoc("d", text), "ada", "Ada", {
  type: "Person",
  status: "suggested",
  by: "model",
});
const fresh: Project = { docs: { d: suggested }, schema: withOwnTypes(EMPTY, GENERAL.types) };
const withIngredient = after(fresh, addType(fresh.schema, "entity", "Ingredient"));

describe("another model is chosen", () => {
  const news = after(withIngredient, changeOver(withIngredient, NEWS));
  const back = after(news, changeOver(news, GENERAL));

  test("its types are there; what came with the one before and nobody used is gone", () => {
    expect(names(news)).toEqual([
      ["Location", "Org", "Peop", "Ingredient"],
      ["Lives in", "Kill"],
    ]);
    expect(news.docs.d.entities).toEqual({});
  });

  test("a type that is called as one of its own is that one", () => {
    expect(renamedSince(news.schema, NEWS.types)).toEqual({
      entities: { Location: "Loc" },
      relations: { "Lives in": "Live_In" },
    });
    expect(renamedSince(back.schema, GENERAL.types)).toEqual({ entities: {}, relations: {} });
  });

  test("and the one before again: it has its own types, those of the other are gone", () => {
    expect(names(back)).toEqual([
      ["Person", "Organisation", "Location", "Date", "Ingredient"],
      ["Lives in", "Works for"],
    ]);
    expect(names(after(back, changeOver(back, NEWS)))).toEqual(names(news));
  });

  test("no type that stays moves to another place", () => {
    expect(places(news)).toMatchObject({ Location: 2, Ingredient: 4 });
    expect(places(back)).toEqual(places(withIngredient));
  });

  test("is one step, which takes back whole", () => {
    const made = changeOver(withIngredient, NEWS)!;
    expect(made.name).toBe("Take the types of News");
    const { project, inverse } = applyEdit(withIngredient, made.edit);
    expect(applyEdit(project, inverse).project).toEqual(withIngredient);
  });
});

describe("what stays", () => {
  test.each([
    { name: "confirmed", change: { status: "confirmed", by: "model" } },
    { name: "rejected", change: { status: "rejected", by: "model" } },
    { name: "brought in by a file", change: { status: "suggested", by: "import" } },
  ] as const)("a type of which something was $name", ({ change }) => {
    const { ada } = suggested.entities;
    const docs = { d: { ...suggested, entities: { ada: { ...ada, ...change } } } };
    const project = after({ ...fresh, docs }, changeOver({ ...fresh, docs }, NEWS));
    expect(names(project)[0]).toEqual(["Location", "Org", "Peop", "Person"]);
    expect(project.docs).toEqual(docs);
  });

  test("a type that somebody renamed or coloured", () => {
    const renamed = after(fresh, renameType(fresh, "entity", "Person", "Human"));
    const coloured = after(renamed, changeType(renamed, "entity", "Date", { hue: 3 }));
    const project = after(coloured, changeOver(coloured, NEWS));
    expect(names(project)[0]).toEqual(["Location", "Org", "Peop", "Human", "Date"]);
    const back = after(project, changeOver(project, GENERAL));
    expect(names(back)[0]).toEqual(["Human", "Organisation", "Location", "Date"]);
  });

  test("types of which it is not known that they came with a model", () => {
    const old = withOwnTypes(EMPTY, GENERAL.types).entities.map(({ fromModel: _, ...t }) => t);
    const project = { docs: {}, schema: { entities: old, relations: [] } };
    const news = after(project, changeOver(project, NEWS));
    expect(names(news)[0]).toEqual(["Location", "Org", "Peop", "Person", "Organisation", "Date"]);
    const back = after(news, changeOver(news, GENERAL));
    expect(names(back)[0]).toEqual(["Person", "Organisation", "Location", "Date"]);
    // Now that it knows the one by its name, it still brings the others.
    expect(names(after(back, changeOver(back, NEWS)))[0]).toEqual(names(news)[0]);
  });
});

describe("nothing changes", () => {
  test("for a model that goes by names, where no type came with another", () => {
    const schema = after(
      { docs: {}, schema: EMPTY },
      addType(EMPTY, "entity", "Ingredient"),
    ).schema;
    expect(changeOver({ docs: {}, schema }, GENERAL)).toBeNull();
  });

  test("for a model trained from the one before, which knows more", () => {
    const entities = { ...GENERAL.types.entities, ...named(["Ingredient"]) };
    const kept = { ...GENERAL, name: "Kept", types: { ...GENERAL.types, entities } };
    expect(changeOver(withIngredient, kept)).toBeNull();
    expect(changeOver(withIngredient, GENERAL)).toBeNull();
  });

  test("where a type was deleted that the model knows", () => {
    const schema = { ...fresh.schema, entities: fresh.schema.entities.slice(1) };
    expect(changeOver({ docs: {}, schema }, GENERAL)).toBeNull();
  });
});
