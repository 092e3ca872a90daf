// @vitest-environment happy-dom
import { act } from "react";
import { expect, test } from "vitest";
import { fetchParts } from "../controls/part.tsx";
import { mounted, press } from "../fixtures/mounted.tsx";
import { EmptyProjectTrash } from "./EmptyProjectTrash.tsx";
import { NewProjectDialog } from "./NewProjectDialog.tsx";
import { ProjectMenu } from "./ProjectMenu.tsx";
import { ProjectsDialog } from "./ProjectsDialog.tsx";

const entry = (id: string, name: string, more = {}) => {
  return { id, name, createdAt: Number(id), usedAt: Number(id), docs: 2, ...more };
};
const projects = [
  entry("1", "Notes"),
  entry("2", "notes"),
  entry("3", "<b>Markup</b>", { trashedAt: 9 }),
  entry("4", "Old", { archivedAt: 9 }),
];
const app = { projects, projectId: "1", isArrival: false };

test("the menu has the open project's name, and the others to go to, told apart", async () => {
  await fetchParts();
  const { page, done } = await mounted(<ProjectMenu />, { app });
  expect(page.querySelector("button")?.getAttribute("aria-label")).toBe("Project Notes");
  await press("Project Notes");
  const items = [...document.querySelectorAll("[role=menuitem]")].map((it) => it.textContent);
  expect(items[0]).toMatch(/^notes \(2\)2 documents · used /);
  expect(items.join()).not.toMatch(/Markup|Old/);
  await press(items[0]!);
  expect(done).toEqual(["openProject 2"]);
});

test("the list has those that are put away or deleted, each with its ways", async () => {
  const { done } = await mounted(<ProjectsDialog onClose={() => {}} />, { app });
  for (const name of ["Archive notes (2)", "Move to the trash Old", "Restore <b>Markup</b>"])
    await press(name);
  expect(done).toEqual(["archiveProject 2", "trashProject 4", "restoreProject 3"]);
  expect(document.querySelector("dialog b, [role=dialog] b")).toBeNull();
});

test("the focus goes with a project that leaves its list empty", async () => {
  const { setApp } = await mounted(<ProjectsDialog onClose={() => {}} />, { app });
  const button = document.querySelector<HTMLElement>("[aria-label='Restore Old']")!;
  await act(async () => button.focus());
  await press("Restore Old");
  await setApp({ projects: [...projects.slice(0, 3), entry("4", "Old")] });
  await act(() => new Promise(requestAnimationFrame));
  expect(document.activeElement?.getAttribute("role")).toBe("row");
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Old");
});

test("a new project needs a name that can be seen, and shows what its template has", async () => {
  const { done } = await mounted(<NewProjectDialog onClose={() => {}} />, { app });
  expect(document.querySelector("[aria-label='Relation types']")?.textContent).toContain(
    "Works forPerson → Organisation, Political party",
  );
  const make = [...document.querySelectorAll("button")].find(
    (it) => it.textContent === "Make the project",
  );
  expect(make?.disabled).toBe(true);
  await act(async () => make?.click());
  expect(done).toEqual([]);
});

test("emptying the trash says what goes with it", async () => {
  const kept = { ...app, contentsOfProjects: async () => ({ models: 2, bytes: 3e6 }) };
  const { done } = await mounted(
    <EmptyProjectTrash projects={[projects[2]]} onClose={() => {}} />,
    { app: kept },
  );
  await act(async () => {});
  expect(document.querySelector("[role=alertdialog]")?.textContent).toContain(
    "1 project with 2 documents and 2 trained models (3 MB) is removed",
  );
  await press("Empty the trash");
  expect(done).toEqual(["emptyProjectTrash"]);
});

test("a template shows what its relations join, each end by itself and the arrow between them", async () => {
  await mounted(<NewProjectDialog onClose={() => {}} />, { app });
  const [relation] = document.querySelectorAll(".template-relations li");
  const parts = [...relation.querySelectorAll("b, bdi, .arrow")].map((it) => it.textContent);
  expect(parts).toEqual(["Works for", "Person", "→", "Organisation, Political party"]);
});
