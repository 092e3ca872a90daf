import type { Doc, Project } from "./document.ts";

/** The documents that are not in the trash, in the order of the list. */
export const liveDocs = (project: Project): Doc[] =>
  Object.values(project.docs)
    .filter(({ trashedAt }) => trashedAt === undefined)
    .sort((a, b) => a.createdAt - b.createdAt);

/** The documents in the trash, latest first. */
export const trashedDocs = (project: Project): Doc[] =>
  Object.values(project.docs)
    .filter(({ trashedAt }) => trashedAt !== undefined)
    .sort((a, b) => b.trashedAt! - a.trashedAt!);
