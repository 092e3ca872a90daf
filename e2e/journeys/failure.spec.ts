import type { Page } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import { addText, documents, predicted, saved, sentence } from "../steps.ts";
import { serveTiny } from "../tiny/serveTiny.ts";

// Errors in the console are what is wanted here.
const test = base;
test.beforeEach(({ context }) => serveTiny(context, process.cwd()));

/** Lets the drawing of every text with this word throw, as a fault in the drawing would. */
const breakDrawing = (page: Page, word: string) =>
  page.addInitScript((poison) => {
    const rects = Element.prototype.getClientRects;
    Element.prototype.getClientRects = function (this: Element) {
      const row = this.closest("[data-sentence]");
      if (row?.textContent?.includes(poison)) throw new Error(`no place for ${poison}`);
      return rects.call(this);
    };
  }, word);

/** Puts a row into the table of entities behind the application's back. */
const poison = (page: Page, change: Record<string, unknown>) =>
  page.evaluate(async (wrong) => {
    const open = indexedDB.open("spanloom");
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result);
    });
    const table = db.transaction("entities", "readwrite").objectStore("entities");
    const all = table.getAll();
    await new Promise((done) => {
      all.onsuccess = done;
    });
    const [row] = all.result;
    await new Promise((done) => {
      table.put({ ...row, value: { ...row.value, ...wrong } }).onsuccess = done;
    });
    db.close();
  }, change);

test("a document that cannot be drawn does not take the page away, nor the next visit", async ({
  page,
}) => {
  await breakDrawing(page, "Calamity");
  await page.goto("./");
  await predicted(page);
  await addText(page, "Calamity Jane lived in Deadwood.", "Calamity");
  const failure = page.getByRole("alert").filter({ hasText: "The text could not be drawn" });
  await expect(failure).toBeVisible({ timeout: 60_000 });
  await expect(failure).toContainText("no place for Calamity");
  await page.screenshot({ path: "test-results/screenshots/failure.png" });

  const waiting = page.waitForEvent("download");
  await failure.getByRole("button", { name: "Export everything" }).click();
  expect((await waiting).suggestedFilename()).toBe("spanloom-backup.json");
  await expect(failure.getByRole("button", { name: /^Erase everything/ })).toBeVisible();
  await saved(page);

  await page.reload();
  await expect(page.getByText("“Calamity” could not be drawn last time")).toBeVisible();
  await expect(sentence(page, 1)).toBeVisible();
  await expect(documents(page)).toHaveCount(2);

  await documents(page).filter({ hasText: "Calamity" }).click();
  await expect(failure).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Open without “Calamity”" }).click();
  await expect(failure).toBeHidden();
  await expect(sentence(page, 1)).toBeVisible();
});

for (const [name, change] of [
  ["a start that is no number", { start: Number.NaN }],
  ["a type that is no string", { type: { toString: "x" } }],
  ["an end past the text", { end: 1e6 }],
] as const)
  test(`a stored span with ${name} is named, and the rest is shown`, async ({ page }) => {
    await page.goto("./");
    await predicted(page);
    await saved(page);
    await poison(page, change);
    await page.reload();
    await expect(page.getByText("could not be read and was left as it is")).toBeVisible();
    await expect(sentence(page, 1)).toBeVisible();
  });
