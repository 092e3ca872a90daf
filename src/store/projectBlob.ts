import type { Project } from "../core/document/document.ts";
import type { VersionBackup } from "../core/lifecycle/versionBackup.ts";
import { typesWithRules } from "../core/types/schema.ts";
import type { Written } from "../io/format.ts";
import { t } from "../language/words.ts";
import { backupOfVersions } from "./backupOfVersions.ts";
import type { Context } from "./context.ts";
import { nameOfDownloads } from "./nameOfDownloads.ts";
import type { AppState } from "./state.ts";
import { writtenBlob } from "./writtenBlob.ts";

/** The project as a file that brings all of it back but its models and its history. */
export async function projectBlob({ get, services }: Pick<Context, "get" | "services">) {
  const versions = await backupOfVersions({ get, services });
  const files = await projectFiles(get().project, versions, nameOfProject(get()));
  return writtenBlob("project", files, nameOfDownloads(get()));
}

/** The name of the open project, as it was given; undefined before it is listed. */
export const nameOfProject = ({ projects, projectId }: AppState): string | undefined =>
  projects.find(({ id }) => id === projectId)?.name;

/** The same of any project, with how its models were made as far as that is known. */
export async function projectFiles(
  { docs, schema, mentions }: Project,
  versions: readonly VersionBackup[],
  name: string | undefined,
): Promise<Written["files"]> {
  const { formatOf } = await import("../io/formats.ts");
  const { writer } = formatOf("project");
  if (!writer?.holdsEverything) throw new Error(t("a project cannot be written"));
  const written = await writer.write({
    docs: Object.values(docs),
    types: typesWithRules(schema),
    mentions,
    sentences: "all",
    kept: { name, schema, versions },
  });
  return written.files;
}
