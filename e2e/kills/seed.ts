import type { Page } from "@playwright/test";
import { readStored, type StoredDoc, writeStored } from "../session/storedRows.ts";
import { drop, surface } from "../steps.ts";

const NAMES = ["Ada", "Bob", "Eve", "Ida", "Kim"];
const FIRMS = ["Acme", "Bolt", "Dune"];
const PLACES = ["Rome", "Oslo", "Lima"];
const SENTENCES = 14;

const SENTENCE_TYPES = [
  { type: "Person", start: 0, end: 1 },
  { type: "Org", start: 3, end: 4 },
  { type: "Place", start: 5, end: 6 },
];

/** What is stored of documents in which everything is a suggestion. */
export type Seed = Parameters<typeof writeStored>[1];

/** Imports a document; what is annotated in it becomes suggestions, as of a model. */
export async function importDocument(page: Page): Promise<Seed> {
  const sentences = Array.from({ length: SENTENCES }, (_, i) => ({
    tokens: [at(NAMES, i), "works", "for", at(FIRMS, i), "in", at(PLACES, i), "these", "days", "."],
    entities: SENTENCE_TYPES,
    relations: [
      { type: "Works", head: 0, tail: 1 },
      { type: "Based", head: 1, tail: 2 },
    ],
    orig_id: i,
  }));
  await drop(page, { "staff.json": JSON.stringify(sentences) });
  await surface(page).getByRole("group", { name: "Sentence 1, confirmed" }).waitFor();
  await page.locator("header .saved", { hasText: "Saved" }).waitFor();
  const seed = (await readStored(page)).map(asSuggested);
  await plant(page, seed);
  return seed;
}

/** Makes the stored documents what they were at the start, without a history. */
export async function plant(page: Page, seed: Seed): Promise<void> {
  await page.locator("header .saved", { hasText: "Saved" }).waitFor();
  await writeStored(page, seed);
  await page.reload();
  await surface(page).getByRole("group", { name: "Sentence 1", exact: true }).waitFor();
}

const at = (words: readonly string[], i: number): string => words[i % words.length];

const suggested = { status: "suggested", score: 0.9 };
const asSuggested = ({ id, entities, relations }: StoredDoc) => ({
  id,
  entities: entities.map((entity) => ({ ...entity, ...suggested })),
  relations: relations.map((relation) => ({ ...relation, ...suggested })),
});
