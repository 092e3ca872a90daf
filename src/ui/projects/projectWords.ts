import type { ProjectEntry } from "../../store/projectsState.ts";
import { counted } from "../look/names.ts";

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** "12 documents · used 4 Mar 2026, 10:15" */
export function projectFacts({ docs, usedAt, hasTraining }: ProjectEntry): string {
  const paused = hasTraining ? ["a training is paused"] : [];
  return [counted(docs, "document"), `used ${when.format(usedAt)}`, ...paused].join(" · ");
}

/** "2 projects with 40 documents" */
export function projectsContents(projects: readonly ProjectEntry[]): string {
  const docs = projects.reduce((sum, one) => sum + one.docs, 0);
  return `${counted(projects.length, "project")} with ${counted(docs, "document")}`;
}
