import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { documentList, dropFiles, importing } from "../steps.ts";
import type { Killing } from "./killRounds.ts";
import { storedWork } from "./storedWork.ts";

/** So many documents come at once, each with so many sentences of two entities. */
const DOCS = 40;
const SENTENCES = 12;

const tokens = ["Ada", "works", "for", "Acme", "these", "days", "."];
const sentence = {
  tokens,
  entities: [
    { type: "Person", start: 0, end: 1 },
    { type: "Org", start: 3, end: 4 },
  ],
  relations: [{ type: "Works", head: 0, tail: 1 }],
};
const file = JSON.stringify(
  Array.from({ length: SENTENCES }, (_, i) => ({ ...sentence, orig_id: i })),
);

/** Kills while documents come: those that were shown as saved are there, of the others all or none. */
export const killImports: Killing = {
  models: "none",
  begin: async (page) => {
    // To look sooner would make an empty database in the app's place. The sample comes by itself.
    await page.locator("header .saved", { hasText: "Saved" }).waitFor();
    while (Object.keys((await storedWork(page)).docs).length === 0) await pause(100);
  },
  round: async (page, draw, round) => {
    const before = Object.keys((await storedWork(page)).docs).length;
    const files = Object.fromEntries(
      Array.from({ length: DOCS }, (_, i) => [`r${round}-${i}.json`, file]),
    );
    await dropFiles(page, files);
    const button = importing(page).getByRole("button", { name: "Import", exact: true });
    await button.waitFor();
    let savedDocs = before;
    const watching = watch(page, (count) => {
      savedDocs = Math.max(savedDocs, count);
    });
    await button.click({ noWaitAfter: true });
    await pause(draw.below(draw.below(3) === 0 ? 2500 : 700));
    return { watching, check: async (next) => faultsOf(next, before, savedDocs) };
  },
};

/** Tells how many documents were shown while the header said that all is saved, until the page goes. */
async function watch(page: Page, onSaved: (count: number) => void): Promise<void> {
  try {
    for (;;) {
      const count = Number(
        await documentList(page).getAttribute("aria-rowcount", { timeout: 5000 }),
      );
      const said = await page.locator("header .saved").textContent({ timeout: 5000 });
      if (said?.startsWith("Saved")) onSaved(count);
      await pause(20);
    }
  } catch {
    // The page was killed.
  }
}

async function faultsOf(page: Page, before: number, savedDocs: number): Promise<string[]> {
  const { docs, confirmed } = await storedWork(page);
  const count = Object.keys(docs).length;
  const imported = Object.entries(docs).filter(([name]) => /^r\d+-/.test(name));
  const torn = imported.filter(([, entities]) => entities !== 2 * SENTENCES);
  return [
    ...(count < savedDocs ? [`${savedDocs - count} documents lost that were shown as saved`] : []),
    ...(count !== before && count !== before + DOCS
      ? [`${count - before} of ${DOCS} documents of an import are there`]
      : []),
    ...(torn.length > 0 ? [`${torn.length} documents without all their entities`] : []),
    ...(confirmed === imported.length * SENTENCES ? [] : [`${confirmed} sentences are confirmed`]),
  ];
}
