import { timeFormat } from "../../language/dates.ts";
import { t } from "../../language/words.ts";
import type { ProjectEntry } from "../../store/projectsState.ts";

const when = timeFormat({ dateStyle: "medium", timeStyle: "short" });

/** "12 documents · used 4 Mar 2026, 10:15" */
export function projectFacts({ docs, usedAt, hasTraining }: ProjectEntry): string {
  const paused = hasTraining ? [t("a training is paused")] : [];
  return [
    t("{docs, plural, one {# document} other {# documents}}", { docs }),
    t("used {when}", { when: when(usedAt) }),
    ...paused,
  ].join(" · ");
}

/** "2 projects with 40 documents" */
export function projectsContents(projects: readonly ProjectEntry[]): string {
  const docs = projects.reduce((sum, one) => sum + one.docs, 0);
  return t(
    "{projects, plural, one {# project} other {# projects}} with {docs, plural, one {# document} other {# documents}}",
    { projects: projects.length, docs },
  );
}
