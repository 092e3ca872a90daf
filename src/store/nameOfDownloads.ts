import { safeFileName } from "../core/lifecycle/fileName.ts";
import { shownProjectNames } from "../core/projects/projectNames.ts";
import type { AppState } from "./state.ts";

/** What files of this project are called first: by its name where there are several, so that they are told apart. */
export function nameOfDownloads({ projects, projectId }: AppState): string {
  const name = projects.length > 1 ? shownProjectNames(projects).get(projectId) : undefined;
  return name === undefined ? "spanloom" : safeFileName(name, "_", "spanloom");
}
