import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { saved, sentence } from "../steps.ts";

const TEXT = "Ann Holm works for Tarn.";
const DOC = {
  id: "old",
  text: TEXT,
  sentences: [
    {
      id: "old:0",
      start: 0,
      end: 24,
      words: [
        [0, 3],
        [4, 8],
        [9, 14],
        [15, 18],
        [19, 23],
        [23, 24],
      ],
    },
  ],
  createdAt: 1,
};
const common = { status: "confirmed", score: null };
const ANN = { id: "ann", start: 0, end: 8, type: "Person", ...common };
const TARN = { id: "tarn", start: 19, end: 23, type: "Firm", ...common };
const WORKS = { id: "works", head: "ann", tail: "tarn", type: "Works", ...common };
const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });

/** The tables and records of the database's first version, which Dexie numbers 10. */
const VERSION_1 = {
  documents: [DOC],
  annotations: [
    {
      id: "old",
      name: "old.txt",
      entities: { ann: ANN, tarn: TARN },
      relations: { works: WORKS },
      confirmed: { "old:0": true },
    },
  ],
  schema: [
    {
      id: "schema",
      schema: {
        entities: [type("Person"), type("Firm")],
        relations: [{ ...type("Works"), symmetric: false }],
      },
    },
  ],
  history: [
    {
      seq: 1,
      stack: "undo",
      name: "Add Works",
      edit: { inside: { old: { relations: { works: null }, confirmed: { "old:0": null } } } },
      doc: "old",
    },
  ],
  settings: [{ key: "theme", value: "dark" }],
};

async function makeVersion1(page: Page, stored: typeof VERSION_1): Promise<void> {
  // A page of the same origin without the application.
  const body = '<link rel="icon" href="data:,">';
  await page.route("**/blank.html", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("./blank.html");
  await page.evaluate(async (tables) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("spanloom", 10);
      request.onupgradeneeded = () => {
        const keys = { history: "seq", settings: "key" } as Record<string, string>;
        for (const [name, records] of Object.entries(tables)) {
          const store = request.result.createObjectStore(name, { keyPath: keys[name] ?? "id" });
          for (const record of records) store.add(record);
        }
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
  }, stored);
}

test("what an older version stored is there, and can be edited and undone", async ({ page }) => {
  await makeVersion1(page, VERSION_1);
  for (const visit of ["first", "second"]) {
    await test.step(`${visit} visit`, async () => {
      await page.goto("./");
      await saved(page);
      await expect(page.getByRole("heading", { name: "old.txt" })).toBeVisible();
      await expect(sentence(page, 1)).toHaveAccessibleName("Sentence 1, confirmed");
      await expect(page.getByRole("button", { name: "Ann Holm, Person, confirmed" })).toBeVisible();
      const arc = page.getByRole("button", { name: "Works from Ann Holm to Tarn, confirmed" });
      await expect(arc).toBeVisible();
      await page.getByRole("button", { name: "Undo: Add Works" }).click();
      await expect(arc).toBeHidden();
      await page.getByRole("button", { name: "Redo: Add Works" }).click();
      await expect(arc).toBeVisible();
      await saved(page);
    });
  }
  await expect(page.getByText("could not be read")).toBeHidden();
});

test("types of one name, as an older version stored them, are told, and merged or renamed", async ({
  page,
}) => {
  const twins = ["Firm", "Tarn"].map((name) => ({ ...type(name), verbose: "Person" }));
  const [stored] = VERSION_1.schema;
  const schema = { ...stored.schema, entities: [type("Person"), ...twins] };
  await makeVersion1(page, { ...VERSION_1, schema: [{ ...stored, schema }] });
  await page.goto("./");
  await saved(page);
  const told = page.getByText("Two types are both shown as “Person”");
  await expect(told).toBeVisible();
  await page.getByRole("button", { name: "Show types" }).click();
  const spans = page.getByRole("region", { name: "Span types" });
  const rows = spans.getByRole("listitem");
  await expect(rows.filter({ hasText: "Same name as another type" })).toHaveCount(3);
  await page.screenshot({ path: "test-results/screenshots/same-names.png" });

  const firm = rows.filter({ hasText: "In files this one is “Firm”" });
  await firm.getByRole("button", { name: "Rename" }).click();
  await page.keyboard.type("Company");
  await page.keyboard.press("Enter");
  await expect(rows.filter({ hasText: "Same name as another type" })).toHaveCount(2);
  await rows.nth(2).getByRole("button", { name: "Merge into the other…" }).click();
  await rows.nth(2).getByRole("button", { name: "Merge", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(told).toBeHidden();
  await expect(page.getByRole("button", { name: "Tarn, Company, confirmed" })).toBeVisible();
});
