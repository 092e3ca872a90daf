import type { Project } from "./document.ts";

/**
 * A file with everything of a project as it is kept here, also what is rejected or in the trash. In
 * version 1 confirmed sentences did not say for which types.
 *
 * @param versions how the kept models were made, so that they can be trained again from the file
 */
export const projectBackup = (project: Project, versions: readonly object[] = []): string =>
  JSON.stringify({ spanloom: "backup", version: 2, project, versions }, null, 1);
