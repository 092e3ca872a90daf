import type { Project } from "./document.ts";

/** A file with everything of a project as it is kept here, also what is rejected or in the trash. */
export const projectBackup = (project: Project): string =>
  JSON.stringify({ spanloom: "backup", version: 1, project }, null, 1);
