import { expect, test } from "vitest";
import type { Project } from "../document/document.ts";
import { testDoc, testProject, testSchema, testScope } from "../fixtures/project.ts";
import { firstUnknown, knowledgeOf, openTypes } from "./knowledge.ts";

const doc = testDoc("a", "Ada met Bob. Eve left. Nobody came.");
const withoutOrg = { entities: ["Person", "Place"], relations: ["Works", "Meets"] };
const project = testProject({ ...doc, confirmed: { "a:0": testScope, "a:1": withoutOrg } });
const org = { kind: "entity", name: "Org" } as const;
const off = { entities: ["Org"], relations: [] };

test.each<{ name: string; of: Project; want: object }>([
  { name: "counts confirmed sentences", of: project, want: { known: 1, open: 1, all: 2 } },
  {
    name: "offers none of a document in which the type is switched off",
    of: testProject({ ...project.docs.a, notAnnotated: off }),
    want: { known: 1, open: 0, all: 2 },
  },
  {
    name: "offers none while it is switched off in the project",
    of: {
      ...project,
      schema: {
        ...testSchema,
        entities: testSchema.entities.map((type) =>
          type.name === "Org" ? { ...type, notAnnotated: true } : type,
        ),
      },
    },
    want: { known: 1, open: 0, all: 2 },
  },
  {
    name: "passes over the trash",
    of: testProject({ ...project.docs.a, trashedAt: 1 }),
    want: { known: 0, open: 0, all: 0 },
  },
])("$name", ({ of, want }) => expect(knowledgeOf(of, org)).toEqual(want));

test("the first type that is unknown somewhere is the one to go through", () => {
  expect(firstUnknown(project)).toEqual(org);
  expect(firstUnknown(testProject(doc))).toBeUndefined();
});

test("all such types are counted at once", () => {
  expect(openTypes(project).map(({ type }) => type)).toContainEqual(org);
  expect(openTypes(testProject(doc))).toEqual([]);
});
