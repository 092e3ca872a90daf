import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";

/** Whether a document is there and not in the trash. */
export const isLive = ({ docs }: Project, id: string): boolean =>
  Object.hasOwn(docs, id) && docs[id].trashedAt === undefined;

/**
 * The document that is open, or instead of one that is gone or in the trash the first that is not
 * the one of which drawing failed: that one only the user opens.
 */
export function docToOpen(
  project: Project,
  active: string | null,
  failed: string | null,
): string | null {
  if (active !== null && isLive(project, active)) return active;
  return liveDocs(project).find(({ id }) => id !== failed)?.id ?? null;
}
