// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted, press } from "../fixtures/mounted.tsx";
import { StorageBanner } from "./StorageBanner.tsx";

const LEFT = { storage: { kind: "readOnly", isFree: true } } as const;
const project = { id: "first", name: "My project", createdAt: 0, usedAt: 2, docs: 1 };

test("a project that another tab put in the trash is said to be there, and can be brought back", async () => {
  const projects = [{ ...project, trashedAt: 5 }];
  const { page, done } = await mounted(<StorageBanner />, { app: { ...LEFT, projects } });
  expect(page.textContent).toContain("moved this project to the trash");
  await press("Bring it back");
  expect(done).toEqual(["restoreProject first", "takeOver"]);
});

test("one that another tab left is offered", async () => {
  const { page, done } = await mounted(<StorageBanner />, {
    app: { ...LEFT, projects: [project] },
  });
  expect(page.textContent).toContain("has left it");
  await press("Use here");
  expect(done).toEqual(["takeOver"]);
});

test("one that another tab removed for good is said to be gone, and another one is offered", async () => {
  const projects = [{ ...project, id: "second" }];
  const { page, done } = await mounted(<StorageBanner />, { app: { ...LEFT, projects } });
  expect(page.textContent).toContain("removed this project for good");
  expect(page.textContent).not.toContain("can be changed here");
  await press("Open another project");
  expect(done).toEqual(["takeOver"]);
});
