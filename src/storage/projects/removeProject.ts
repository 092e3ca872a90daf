import { Dexie } from "dexie";
import { t } from "../../language/words.ts";
import type { PrivateFiles } from "../opfs.ts";
import type { AppDb } from "./appDb.ts";
import { databaseOf, removeFilesOf } from "./projectPlace.ts";

/** Where projects are. */
export interface ShelfPlace {
  readonly app: AppDb;
  readonly browser: PrivateFiles;
  readonly base: string;
}

/** A page that does not let go of a database holds its removal up: so long it is waited for. */
const LET_GO_MS = 5000;

/**
 * Removes a project with all that is stored of it. First it is marked, last its entry goes: what is
 * broken off is finished by `healShelf`.
 */
export async function removeProject({ app, browser, base }: ShelfPlace, id: string): Promise<void> {
  await app.change(id, { unfinished: true });
  await removeDatabase(databaseOf(id, base));
  if (browser.storage?.getDirectory) await removeFilesOf(browser, id);
  await app.remove(id);
}

async function removeDatabase(name: string): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(
      t("another tab of the app does not let go of it: close the other tabs"),
    );
    timer = setTimeout(() => reject(error), LET_GO_MS);
  });
  try {
    await Promise.race([Dexie.delete(name), late]);
  } finally {
    clearTimeout(timer);
  }
}
