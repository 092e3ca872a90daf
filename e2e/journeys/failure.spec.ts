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

/** Changes rows of the table of entities behind the application's back, each in its own way. */
const poison = (page: Page, changes: readonly Record<string, unknown>[]) =>
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
    const puts = wrong.map((change, i) => {
      const row = all.result[i];
      return table.put({ ...row, value: { ...row.value, ...change } });
    });
    await new Promise((done) => {
      puts[puts.length - 1].onsuccess = done;
    });
    db.close();
  }, changes);

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

test("stored spans that make no sense are named, and the rest is shown", async ({ page }) => {
  await page.goto("./");
  await predicted(page);
  await saved(page);
  await poison(page, [
    { start: Number.NaN },
    { type: { toString: "x" } }, // no string
    { end: 1e6 }, // past the text
  ]);
  await page.reload();
  const told = page.getByText("could not be read and was left as it is");
  await expect(told).toContainText("start: a number is wanted, not NaN");
  await expect(told).toContainText("type: a string is wanted, not an object");
  await expect(told).toContainText(/it covers \d+ to 1000000/);
  await expect(sentence(page, 1)).toBeVisible();
});
