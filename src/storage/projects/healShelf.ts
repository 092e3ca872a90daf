import { Dexie } from "dexie";
import { FIRST_PROJECT, type ProjectEntry } from "../../core/projects/projectEntry.ts";
import { t } from "../../language/words.ts";
import { projectOf, projectsWithModels } from "./projectPlace.ts";
import { removeProject, type ShelfPlace } from "./removeProject.ts";

/**
 * Puts right what a page before left halfway, while nobody makes or removes projects: one that was
 * not made to its end, or of which something is left, goes; a database without an entry gets one, and
 * so do kept models, which outlive databases that the browser lost.
 */
export async function healShelf(place: ShelfPlace): Promise<void> {
  const { app, base, browser } = place;
  // What cannot be removed now is tried again, and is not shown.
  for (const { id, unfinished } of await app.records())
    if (unfinished) await removeProject(place, id).catch(() => {});
  const known = new Set((await app.records()).map(({ id }) => id));
  const stored = (await Dexie.getDatabaseNames()).map((name) => projectOf(name, base));
  const withModels = browser.storage?.getDirectory ? await projectsWithModels(browser) : [];
  for (const id of new Set([...stored, ...withModels])) {
    if (id === null || known.has(id)) continue;
    await app.add(newEntry(id, Date.now()));
  }
}

/** The entry of a project that nobody has named. */
export function newEntry(id: string, now: number): ProjectEntry {
  const isFirst = id === FIRST_PROJECT;
  const name = isFirst ? firstName() : t("Found again");
  return { id, name, createdAt: isFirst ? 0 : now, usedAt: now, docs: 0 };
}

/** What the project is called that was there before there could be several. */
export const firstName = (): string => t("My project");
