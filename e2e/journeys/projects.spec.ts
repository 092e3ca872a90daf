import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import { addText, documents, predicted, saved } from "../steps.ts";

const menuButton = (app: Page, name: string): Locator =>
  app.getByRole("banner").getByRole("button", { name: `Project ${name}`, exact: true });

/** Chooses what the menu of projects offers. */
async function choose(app: Page, name: string, item: string | RegExp): Promise<void> {
  await menuButton(app, name).click();
  await app.getByRole("menuitem", { name: item }).click();
}

test("two projects side by side: made, switched, undone, put away, deleted, brought back", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await addText(app, "Ada Byron lives in London.", "Letter");
  await predicted(app);

  await app.keyboard.press("Alt+Shift+o");
  const dialog = app.getByRole("dialog", { name: "New project" });
  await expect(dialog.getByRole("button", { name: "Make the project" })).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Contracts <b>& co</b>");
  await dialog.getByRole("button", { name: /Template/ }).click();
  await app.getByRole("option", { name: /^Legal/ }).click();
  await expect(dialog.getByRole("list", { name: "Entity types" })).toContainText("Court");
  await expectAccessible(app, "a new project");
  await picture("projects-new");
  await dialog.getByRole("button", { name: "Make the project" }).click();

  await expect(menuButton(app, "Contracts <b>& co</b>")).toBeFocused();
  await expect(documents(app)).not.toContainText("Letter");
  await addText(app, "The court decided.", "Judgment");
  await saved(app);
  await expect(app.getByText("Court case", { exact: true }).first()).toBeVisible();

  // Back: its own documents, and its own history.
  await choose(app, "Contracts <b>& co</b>", /^My project/);
  await expect(documents(app)).toHaveCount(2);
  await predicted(app);
  await app.getByRole("button", { name: /^Undo/ }).first().click();
  await expect(documents(app)).toHaveCount(1);
  await app.getByRole("button", { name: /^Redo/ }).first().click();
  await expect(documents(app)).toHaveCount(2);
  await saved(app);

  await choose(app, "My project", "Rename this project…");
  await app.getByRole("textbox", { name: "Name" }).fill("Letters");
  await app.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(menuButton(app, "Letters")).toBeVisible();
  await app.reload();
  await expect(menuButton(app, "Letters")).toBeVisible();
  await expect(documents(app)).toHaveCount(2);

  // The open one is put away: the other one is opened.
  await choose(app, "Letters", "Archive this project");
  await expect(menuButton(app, "Contracts <b>& co</b>")).toBeVisible();
  await app.keyboard.press("Alt+o");
  const all = app.getByRole("dialog", { name: "Projects" });
  await all.getByRole("button", { name: "Restore Letters" }).click();
  await all.getByRole("button", { name: "Move to the trash Letters" }).click();
  await expect(all.getByRole("grid", { name: "Projects in the trash" })).toContainText("Letters");
  await expectAccessible(app, "all projects");
  await picture("projects-all");
  await all.getByRole("button", { name: "Restore Letters" }).click();
  await all.getByRole("button", { name: "Open Letters" }).click();
  await expect(menuButton(app, "Letters")).toBeVisible();
  await expect(documents(app)).toHaveCount(2);

  await choose(app, "Letters", "Move this project to the trash");
  await expect(menuButton(app, "Contracts <b>& co</b>")).toBeVisible();
  await expect(documents(app)).toHaveCount(1);
  await app.keyboard.press("Alt+o");
  await all.getByRole("button", { name: "Empty the trash…" }).click();
  const asked = app.getByRole("alertdialog");
  await expect(asked).toContainText("1 project with 2 documents");
  await asked.getByRole("button", { name: "Empty the trash" }).click();
  await expect(all.getByRole("grid", { name: "Projects in the trash" })).toBeHidden();
  await app.keyboard.press("Escape");

  // An address that names one that is gone names the open one again.
  const address = app.url();
  await app.evaluate(() => {
    location.hash = "project=gone";
  });
  await expect(app.getByText("This project is no longer here.")).toBeVisible();
  await expect.poll(() => app.url()).toBe(address);
});
