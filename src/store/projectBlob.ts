import { typesWithRules } from "../core/types/schema.ts";
import { t } from "../language/words.ts";
import { backupOfVersions } from "./backupOfVersions.ts";
import type { Context } from "./context.ts";
import { nameOfDownloads } from "./nameOfDownloads.ts";
import { writtenBlob } from "./writtenBlob.ts";

/** The project as a file that brings all of it back but its models and its history. */
export async function projectBlob({ get, services }: Pick<Context, "get" | "services">) {
  const { formatOf } = await import("../io/formats.ts");
  const { writer } = formatOf("project");
  if (!writer?.holdsEverything) throw new Error(t("a project cannot be written"));
  const { docs, schema, mentions } = get().project;
  const written = await writer.write({
    docs: Object.values(docs),
    types: typesWithRules(schema),
    mentions,
    sentences: "all",
    kept: { schema, versions: await backupOfVersions({ get, services }) },
  });
  return writtenBlob("project", written.files, nameOfDownloads(get()));
}
