import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project, Schema } from "../document/document.ts";
import { testDoc, withEntity } from "../fixtures/project.ts";
import { placesOf } from "./places.ts";
import { restoredTypes } from "./restoredTypes.ts";

const type = (name: string, verbose = name, formerNames: string[] = []) => ({
  name,
  short: verbose,
  verbose,
  formerNames,
});
const BACKUP: Schema = {
  entities: [{ ...type("Human", "Human", ["Peop"]), hue: 2, key: "h" }, type("Place")],
  relations: [{ ...type("Knows"), symmetric: true }],
};
const plain = testDoc("d", "Ada met Bob.");
const guessed = withEntity(plain, "ada", "Ada", { type: "Peop" });
const kept = withEntity(plain, "ada", "Ada", { type: "Peop", status: "confirmed", by: "user" });
const ofModel = { entities: [type("Peop", "People"), type("Loc", "Place")], relations: [] };

const after = (project: Project) => applyEdit(project, restoredTypes(project, BACKUP)).project;

test("over types that only a model brought, those of the backup are all there are", () => {
  const { docs, schema } = after({ docs: { d: guessed }, schema: ofModel });
  expect(schema).toEqual(BACKUP);
  expect(docs.d.entities.ada).toMatchObject({ type: "Human", status: "suggested" });
});

test("a schema that has the same in another order of fields is left as it is", () => {
  const turned = (of: object) => Object.fromEntries(Object.entries(of).reverse());
  const entities = BACKUP.entities.map(turned) as unknown as Schema["entities"];
  expect(restoredTypes({ docs: {}, schema: { ...BACKUP, entities } }, BACKUP)).toEqual({});
});

test("types of the backup keep their places, and those that stay theirs where they are free", () => {
  const entities = [type("Firm"), type("Work"), type("Time")];
  const { schema } = after({
    docs: { d: withEntity(plain, "ada", "Ada", { type: "Time", status: "confirmed", by: "user" }) },
    schema: { entities, relations: [] },
  });
  const at = placesOf(schema.entities);
  const places = Object.fromEntries(schema.entities.map(({ name }, i) => [name, at[i]]));
  expect(places).toEqual({ Human: 0, Place: 1, Firm: 3, Work: 4, Time: 2 });
});

test("a type that somebody used stays, with what it is used for", () => {
  const project = { docs: { d: kept }, schema: ofModel };
  const { docs, schema } = after(project);
  expect(schema.entities.map(({ name }) => name)).toEqual(["Human", "Place", "Peop"]);
  expect(docs).toEqual(project.docs);
});

test("a type of the same name is as in the backup; without a difference nothing changes", () => {
  const project = { docs: {}, schema: { entities: [type("Human")], relations: [] } };
  expect(after(project).schema).toEqual(BACKUP);
  const same = { docs: { d: plain }, schema: BACKUP };
  expect(restoredTypes(same, BACKUP)).toEqual({});
});

test("the change is taken back whole", () => {
  const project = { docs: { d: guessed }, schema: ofModel };
  const { project: next, inverse } = applyEdit(project, restoredTypes(project, BACKUP));
  expect(applyEdit(next, inverse).project).toEqual(project);
});
