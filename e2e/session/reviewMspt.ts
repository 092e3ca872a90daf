// A scripted user who knows the right annotations goes through the suggestions by keyboard, and
// counts every key and click.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createReviewer, type Reviewed } from "./reviewer.ts";
import { readStored, writeStored } from "./storedRows.ts";
import { withNoise } from "./withNoise.ts";

const FOLDER = "src/io/fixtures/brat/mspt";

/**
 * Reviews the `mspt` documents, whose suggestions are the gold annotations with a fifth of noise;
 * only those up to a length, when one is given.
 */
export async function reviewMspt(
  page: Page,
  root: string,
  longest = Number.POSITIVE_INFINITY,
): Promise<Reviewed> {
  const folder = join(root, FOLDER);
  const isTaken = (name: string) =>
    name === "annotation.conf" ||
    (/\.(txt|ann)$/.test(name) &&
      statSync(join(folder, name.replace(/\.ann$/, ".txt"))).size <= longest);
  const names = readdirSync(folder).filter(isTaken);
  await saved(page); // before it is open, the project takes nothing
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles(
      names.map((name) => ({
        name,
        mimeType: "text/plain",
        buffer: readFileSync(join(folder, name)),
      })),
    );
  await page
    .getByRole("dialog", { name: "Import" })
    .getByRole("button", { name: "Import" })
    .click();
  const list = page.getByRole("grid", { name: "Documents" });
  for (const name of names.filter((n) => n.endsWith(".txt")))
    await list.getByRole("row", { name }).waitFor();
  await saved(page);
  const gold = await readStored(page);
  const types = [...new Set(gold.flatMap(({ entities }) => entities.map(({ type }) => type)))];
  const noisy = gold.map((doc) => withNoise(doc, types));
  await writeStored(
    page,
    noisy.map(({ gold, entities, relations }) => ({ id: gold.id, entities, relations })),
  );
  await page.reload();
  const reviewer = createReviewer(page);
  for (const doc of noisy.filter(({ entities }) => entities.length > 0)) {
    await list.getByRole("row", { name: doc.gold.name }).click();
    await reviewer.review(doc);
  }
  await saved(page);
  const left = await differences(
    page,
    noisy.map(({ gold }) => gold),
  );
  return { ...reviewer.counts(), left };
}

/** Gold annotations that are not confirmed as they should be, and confirmed ones that are not gold. */
async function differences(
  page: Page,
  gold: Awaited<ReturnType<typeof readStored>>,
): Promise<string[]> {
  const now = await readStored(page);
  const confirmed = <T extends { status: string }>(items: readonly T[]) =>
    items.filter(({ status }) => status === "confirmed");
  return gold.flatMap((doc) => {
    const found = now.find(({ id }) => id === doc.id)!;
    const keysOf = ({ entities, relations }: typeof doc) => {
      const at = new Map(entities.map((e) => [e.id, `${e.start}-${e.end}`]));
      return [
        ...entities.map((e) => `${e.start}-${e.end} ${e.type}`),
        ...relations.map((r) => `${at.get(r.head)} ${r.type} ${at.get(r.tail)}`),
      ];
    };
    const want = new Set(keysOf(doc));
    const got = new Set(
      keysOf({
        ...found,
        entities: confirmed(found.entities),
        relations: confirmed(found.relations),
      }),
    );
    return [
      ...[...want].filter((key) => !got.has(key)).map((key) => `${doc.name}: lacks ${key}`),
      ...[...got].filter((key) => !want.has(key)).map((key) => `${doc.name}: has ${key}`),
    ];
  });
}

const saved = (page: Page) =>
  page
    .getByRole("banner")
    .getByText(/^Saved/)
    .waitFor();
