import type { Project } from "./document.ts";

/**
 * A file with everything of a project as it is kept here, also what is rejected or in the trash. In
 * version 1 confirmed sentences did not say for which types.
 */
export const projectBackup = (project: Project): string =>
  JSON.stringify({ spanloom: "backup", version: 2, project }, null, 1);
