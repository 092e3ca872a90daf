import { shownProjectNames } from "../core/projects/projectNames.ts";
import type { FileContent } from "../io/format.ts";
import { freeName } from "../io/freeName.ts";
import { backupOfVersions } from "./backupOfVersions.ts";
import type { Context } from "./context.ts";
import { projectFiles } from "./projectBlob.ts";
import { zipped } from "./writtenBlob.ts";

/**
 * All projects as a zip with a file of each, also of those that are put away or in the trash. How models
 * were made is in that of the open project alone.
 *
 * @returns and the names of those of which something stored cannot be read, so that it is not there
 */
export async function allProjectsBlob({
  get,
  services,
}: Pick<Context, "get" | "services">): Promise<{ blob: Blob; damaged: readonly string[] }> {
  const { projects, projectId } = get();
  const taken = new Set<string>();
  const files = new Map<string, FileContent>();
  const damaged: string[] = [];
  const given = new Map(projects.map(({ id, name }) => [id, name]));
  for (const [id, name] of shownProjectNames(projects)) {
    const isOwn = id === projectId;
    const stored = isOwn ? null : await services.projects.shelf.stored(id);
    if (stored && stored.damaged.length > 0) damaged.push(name);
    const project = isOwn ? get().project : stored?.project;
    if (!project) continue; // Nothing was ever put into it.
    const versions = isOwn ? await backupOfVersions({ get, services }) : [];
    const [[, content]] = await projectFiles(project, versions, given.get(id));
    files.set(`${freeName(name, taken)}.spanloom`, content);
  }
  return { blob: await zipped(files), damaged };
}
