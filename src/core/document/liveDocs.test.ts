import { expect, test } from "vitest";
import { testDoc, testProject } from "../fixtures/project.ts";
import type { Doc } from "./document.ts";
import { liveDocs, trashedDocs } from "./liveDocs.ts";

const doc = (id: string, rest: Partial<Doc>): Doc => ({ ...testDoc(id, "Ann left."), ...rest });
const project = testProject(
  doc("late", { createdAt: 3 }),
  doc("first gone", { createdAt: 1, trashedAt: 10 }),
  doc("early", { createdAt: 2 }),
  doc("last gone", { createdAt: 0, trashedAt: 20 }),
);

test("documents are listed as they were added, without those in the trash", () =>
  expect(liveDocs(project).map(({ id }) => id)).toEqual(["early", "late"]));

test("the trash lists what went last first", () =>
  expect(trashedDocs(project).map(({ id }) => id)).toEqual(["last gone", "first gone"]));
