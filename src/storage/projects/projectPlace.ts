import { FIRST_PROJECT } from "../../core/projects/projectEntry.ts";
import { folderIn, type PrivateFiles, removeIfThere, rootOf } from "../opfs.ts";

/** What all databases of the app are called, and what the first project's is. */
export const BASE = "spanloom";

/** The folder of those of all projects but the first. */
const FOLDER = "projects";
/** What lies at the root of the private file system of the first project. */
const OF_FIRST = ["models", "bundled", "trainings"];

/** The database of a project. The first one's has the name that it always had: nothing was moved. */
export const databaseOf = (project: string, base = BASE): string =>
  project === FIRST_PROJECT ? base : `${base}-project-${project}`;

/** The project of a database; null when it is no project's. */
export function projectOf(database: string, base = BASE): string | null {
  if (database === base) return FIRST_PROJECT;
  const start = databaseOf("", base);
  return database.startsWith(start) && database.length > start.length
    ? database.slice(start.length)
    : null;
}

/** The lock of a project, which the tab holds that may change it. */
export const lockOfProject = (project: string, base = BASE): string =>
  project === FIRST_PROJECT ? `${base}-project` : `${base}-project-${project}`;

/** The private files of a project: kept models and trainings lie apart from those of others. */
export function filesOfProject(browser: PrivateFiles, project: string): PrivateFiles {
  if (project === FIRST_PROJECT || !browser.storage?.getDirectory) return browser;
  const getDirectory = async () => {
    const all = await (await rootOf(browser)).getDirectoryHandle(FOLDER, { create: true });
    return all.getDirectoryHandle(project, { create: true });
  };
  const { locks, storage } = browser;
  return {
    locks,
    storage: { getDirectory, estimate: async () => (await storage.estimate?.()) ?? {} },
  };
}

/** The projects but the first that have kept models, whoever lists them. */
export async function projectsWithModels(browser: PrivateFiles): Promise<string[]> {
  const all = await folderIn(await rootOf(browser), FOLDER);
  const found: string[] = [];
  for await (const [id, handle] of all?.entries() ?? []) {
    if (handle.kind !== "directory") continue;
    const models = await folderIn(handle as FileSystemDirectoryHandle, "models");
    const { done = true } = (await models?.keys().next()) ?? {};
    if (!done) found.push(id);
  }
  return found;
}

/** Removes the private files of a project. */
export async function removeFilesOf(browser: PrivateFiles, project: string): Promise<void> {
  const root = await rootOf(browser);
  if (project === FIRST_PROJECT) {
    for (const folder of OF_FIRST) await removeIfThere(root, folder);
    return;
  }
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  await removeIfThere(all, project);
}
