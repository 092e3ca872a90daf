import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../accessible.ts";
import { expect, test } from "../app.ts";
import {
  actOn,
  addText,
  documentList,
  documents,
  drop,
  label,
  predicted,
  saved,
  sentence,
  surface,
} from "../steps.ts";

const HOTEL = "The hotel opened in New York. It is big. Ingrid Solheim owns it.";
const TEXT = "Ida Moss lives in Oslo. Nobody knows the miller.";

const row = (app: Page, name: string): Locator =>
  documentList(app).getByRole("row", { name, exact: true });

const names = (app: Page): Promise<(string | null)[]> =>
  documents(app).evaluateAll((rows) => rows.map((found) => found.getAttribute("aria-label")));

/** Confirms a sentence of the open document with all that is suggested in it. */
async function accept(app: Page, number: number): Promise<void> {
  await sentence(app, number).hover();
  await sentence(app, number).getByRole("button", { name: "Accept sentence" }).click();
  await expect(sentence(app, number)).toHaveAccessibleName(/, confirmed$/);
}

/** Chooses an option of the box behind "Sort and filter". */
async function list(app: Page, label: string, option: string): Promise<void> {
  await app.getByRole("button", { name: "Sort and filter" }).click();
  const box = app.getByRole("dialog", { name: "Sort and filter" });
  await box.getByRole("button", { name: label }).click();
  await app.getByRole("option", { name: option, exact: true }).click();
  // While the list of options goes, the key would be its own.
  await expect(app.getByRole("listbox")).toHaveCount(0);
  await app.keyboard.press("Escape");
  await expect(box).toBeHidden();
}

test("documents show how far they are, are sorted and filtered, a thousand of them too", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("documents show how far they are, are sorted and filtered", async () => {
    await addText(app, TEXT, "Letter 10");
    await predicted(app);
    await addText(app, TEXT, "Letter 2");
    await predicted(app);
    await expect(row(app, "Letter 2")).toContainText("Not started");
    await accept(app, 1);
    await expect(row(app, "Letter 2")).toContainText("In progress");
    await expect(row(app, "Letter 2")).toContainText("1 of 2");
    await accept(app, 2);
    await expect(row(app, "Letter 2")).toContainText("Done");
    await expect(row(app, "Letter 2")).not.toContainText("open");
    await expect(row(app, "Letter 10")).toContainText(/\d+ spans? · .*\d+ open/);
    await expect(app.getByText(/^1 of 3 done · [1-9]\d* spans? confirmed$/)).toBeVisible();
    const first = (await names(app))[0] as string;
    await expect.poll(() => names(app)).toEqual([first, "Letter 10", "Letter 2"]);

    await list(app, "Sort by", "Added, newest first");
    await expect.poll(() => names(app)).toEqual(["Letter 2", "Letter 10", first]);
    await list(app, "Sort by", "Open suggestions, most first");
    await expect.poll(async () => (await names(app)).at(-1)).toBe("Letter 2");
    await list(app, "Sort by", "Progress, least first");
    await expect.poll(async () => (await names(app)).at(-1)).toBe("Letter 2");
    await list(app, "Sort by", "Name");
    const byName = async () => (await names(app)).filter((name) => name !== first);
    await expect.poll(byName).toEqual(["Letter 2", "Letter 10"]);

    await app.getByRole("searchbox", { name: "Filter by name" }).fill("LETTER");
    await expect.poll(() => names(app)).toEqual(["Letter 2", "Letter 10"]);
    await expect(app.getByText("2 of 3 shown")).toBeVisible();
    await list(app, "Status", "Done");
    await expect.poll(() => names(app)).toEqual(["Letter 2"]);
    await picture("documents-filtered");
    await expectAccessible(app, "a filtered list");
    await list(app, "Has a span or relation of type", "Location");
    await expect.poll(() => names(app)).toEqual(["Letter 2"]);
    await list(app, "Status", "In progress");
    await expect(app.getByText("No text is like that.")).toBeVisible();
    await app.getByRole("button", { name: "Show all" }).click();
    await expect(documents(app)).toHaveCount(3);
    await list(app, "Sort by", "Added, oldest first");
  });

  await test.step("a thousand documents are listed, found and scrolled through", async () => {
    const files = Array.from({ length: 997 }, (_, i) => [
      `report ${i + 1}.txt`,
      `Report ${i + 1}.`,
    ]);
    await drop(app, Object.fromEntries(files));
    await expect(documentList(app)).toHaveAttribute("aria-rowcount", "1000");
    expect(await documents(app).count()).toBeLessThan(100);
    const search = app.getByRole("searchbox", { name: "Filter by name" });
    await search.fill("report 77");
    await expect(app.getByText("11 of 1,000 shown")).toBeVisible();
    await search.fill("report 777");
    await row(app, "report 777.txt").click();
    await expect(surface(app)).toContainText("Report 777.");
    await search.fill("");
    await expect(documentList(app)).toHaveAttribute("aria-rowcount", "1000");
    // The list may still be going to the document that is open.
    await expect(async () => {
      await documents(app).first().focus();
      await app.keyboard.press("End");
      await expect(row(app, "report 997.txt")).toBeVisible({ timeout: 5000 });
    }).toPass();
    await picture("documents-thousand");
  });
});

test("what is done to documents is taken back by the history and the trash, and a text is edited in place", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("one jumps through the history, by mouse and by keyboard", async () => {
    await expect(app.getByRole("button", { name: "History" })).toBeDisabled();
    await addText(app, TEXT, "Letter 0");
    const title = (name: string) => app.getByRole("heading", { name, exact: true });
    for (const number of [1, 2, 3]) {
      await actOn(app, `Letter ${number - 1}`, "Rename");
      const dialog = app.getByRole("dialog", { name: "Rename document" });
      await dialog.getByLabel("Name").fill(`Letter ${number}`);
      await dialog.getByRole("button", { name: "Rename" }).click();
      await expect(title(`Letter ${number}`)).toBeVisible();
    }

    await app.getByRole("button", { name: "History" }).click();
    const steps = app.getByRole("dialog", { name: "History" }).getByRole("option");
    await expect(steps).toHaveCount(5); // three names, the new document, and the start
    await expect(steps.nth(0)).toContainText("Letter 2");
    await expect(steps.nth(0)).toContainText(/\d:\d\d.*Letter 3$/); // when and where
    await expect(steps.nth(0)).toHaveAttribute("aria-selected", "true");
    await steps.nth(2).click();
    await expect(title("Letter 1")).toBeVisible();
    await expect(steps.nth(2)).toHaveAttribute("aria-selected", "true");
    await picture("history");
    await app.keyboard.press("ArrowUp");
    await app.keyboard.press("Enter");
    await expect(title("Letter 2")).toBeVisible();
    await app.keyboard.press("End");
    await app.keyboard.press("Enter");
    await expect(documents(app)).toHaveCount(1);
    await app.keyboard.press("Home");
    await app.keyboard.press("Enter");
    await expect(documents(app)).toHaveCount(2);
    await app.keyboard.press("Escape");
    await expect(steps.first()).toBeHidden();
    await expect(title("Letter 3")).toBeVisible();
    await expect(app.getByRole("button", { name: "Redo" })).toBeDisabled();
  });

  await test.step("what is deleted lies in the trash, comes back, or goes for good", async () => {
    await addText(app, TEXT, "Letter");
    await predicted(app);
    await accept(app, 1);
    await addText(app, "The miller wrote nothing.", "Note");
    await actOn(app, "Letter", "Move to the trash");
    await expect(row(app, "Letter")).toBeHidden();
    await expect(app.getByText("“Letter” is in the trash now.")).toBeVisible();
    await actOn(app, "Note", "Move to the trash");
    await expect(row(app, "Note")).toBeHidden();
    await expect(app.getByRole("heading", { name: "Note" })).toBeHidden();

    await app.getByRole("button", { name: "Trash (2)" }).click();
    const trash = app.getByRole("dialog", { name: "Trash" });
    const inTrash = trash.getByRole("row");
    await expect(inTrash).toHaveCount(2);
    await expect(inTrash.nth(1)).toContainText(/Letter.*\d+ spans? · .*in the trash since/);
    await picture("trash");
    await expectAccessible(app, "the trash");
    await trash.getByRole("button", { name: "Restore Letter" }).click();
    await expect(inTrash).toHaveCount(1);
    await trash.getByRole("button", { name: "Close", exact: true }).click();
    await expect(row(app, "Letter")).toBeVisible();
    await row(app, "Letter").click();
    await expect(sentence(app, 1)).toHaveAccessibleName("Sentence 1, confirmed");
    await expect(app.getByRole("button", { name: "Trash (1)" })).toBeVisible();

    await saved(app);
    await app.reload();
    await predicted(app);
    await app.getByRole("button", { name: "Trash (1)" }).click();
    await trash.getByRole("button", { name: "Empty the trash…" }).click();
    const question = app.getByRole("alertdialog", { name: "Empty the trash?" });
    await expect(question).toContainText("1 document with");
    await question.getByRole("button", { name: "Empty the trash" }).click();
    await expect(trash.getByText("The trash is empty.")).toBeVisible();
    await expect(trash.getByRole("button", { name: "Empty the trash…" })).toBeDisabled();
    await app.keyboard.press("Escape");
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(app.getByRole("button", { name: "Trash (1)" })).toBeVisible();
  });

  await test.step("a text is edited in place: what is annotated outside of the change stays", async () => {
    await addText(app, HOTEL, "Hotel");
    await predicted(app);
    await label(app, sentence(app, 3), "Ingrid Solheim", "Other");
    const owner = surface(app).getByRole("button", { name: /^Ingrid Solheim, Other/ });
    await expect(owner).toBeVisible();

    await app.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = app.getByRole("dialog", { name: "Edit the text" });
    const loss = dialog.getByRole("status");
    await dialog.getByLabel("Text").fill(HOTEL.replace("Ingrid", "Astrid"));
    await expect(loss).toHaveText("1 span will be lost.");
    await dialog.getByLabel("Text").fill(HOTEL.replace("is big", "is very big"));
    await expect(loss).toHaveText("No confirmed annotation will be lost.");
    await dialog.getByRole("button", { name: "Save", exact: true }).click();
    await expect(sentence(app, 2)).toContainText("It is very big.");
    await expect(owner).toBeVisible();

    await saved(app);
    await app.reload();
    await predicted(app);
    await expect(sentence(app, 2)).toContainText("It is very big.");
    await expect(owner).toBeVisible();
    await app.getByRole("button", { name: "Undo" }).click();
    await expect(sentence(app, 2)).toContainText("It is big.");
    await expect(owner).toBeVisible();
  });
});
