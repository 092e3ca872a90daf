import { useMemo } from "react";
import { shownProjectNames } from "../../core/projects/projectNames.ts";
import { useApp } from "../app/useApp.ts";

/** What each project is called, by its id: those that read alike have numbers. */
export function useProjectNames(): ReadonlyMap<string, string> {
  const projects = useApp((s) => s.projects);
  return useMemo(() => shownProjectNames(projects), [projects]);
}
