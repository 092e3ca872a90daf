import { z } from "zod";
import type { Doc, Project } from "../../core/document/document.ts";
import { sharedScopes } from "../../core/document/scope.ts";
import type { VersionBackup } from "../../core/lifecycle/versionBackup.ts";
import { doc } from "../../records/docRecord.ts";
import { mentions as mentionsRecord } from "../../records/mentionsRecord.ts";
import { schema as schemaRecord } from "../../records/schemaRecord.ts";
import { backupVersions } from "../backup/backupVersions.ts";
import { projectFault } from "../backup/projectFault.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { checkedEntries, jsonOf, shapedAs } from "./checkedEntries.ts";
import { MANIFEST, type Manifest, MENTIONS, PART, SCHEMA, VERSIONS } from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";

/** What a project file holds. */
export interface ReadProject {
  readonly project: Project;
  readonly versions: readonly VersionBackup[];
  /** Entries that this version knows nothing of. */
  readonly unknown: readonly string[];
}

/**
 * Reads a project file, whole or not at all. `step` is awaited between its parts.
 *
 * @throws ProjectFileFault saying what is wrong with it
 */
export async function readProject(
  bytes: Uint8Array,
  step: (done: number, all: number) => Promise<void> = async () => {},
): Promise<ReadProject> {
  const { manifest, bytesOf } = checkedEntries(bytes);
  const paths = manifest.entries.map(({ path }) => path);
  const read = async (path: string) => jsonOf(await bytesOf(path), path);
  const schema = shapedAs(schemaRecord, await read(SCHEMA), SCHEMA);
  const docs = new Map<string, Doc>();
  const shared = sharedScopes();
  for (const [i, path] of paths.entries()) {
    await step(i, paths.length);
    if (!PART.test(path)) continue;
    for (const { confirmed, ...rest } of shapedAs(z.array(doc), await read(path), path)) {
      if (docs.has(rest.id)) throw new ProjectFileFault(`${rest.id} is there twice`, path);
      const scopes = Object.entries(confirmed).map(([id, of]) => [id, shared(of)]);
      docs.set(rest.id, { ...rest, confirmed: Object.fromEntries(scopes) });
    }
  }
  const mentions = paths.includes(MENTIONS)
    ? shapedAs(mentionsRecord, await read(MENTIONS), MENTIONS)
    : null;
  const project: Project = {
    docs: Object.fromEntries(docs),
    schema,
    ...(mentions && { mentions }),
  };
  checkCounts(manifest, [...docs.values()]);
  const wrong = projectFault(project);
  if (wrong) throw new ProjectFileFault(wrong.fault, wrong.field);
  const unknown = paths.filter((path) => !PART.test(path) && !KNOWN.has(path));
  for (const path of unknown) await bytesOf(path);
  const versions = paths.includes(VERSIONS) ? await read(VERSIONS) : { versions: [] };
  return { project, versions: backupVersions({ kind: "value", value: versions }), unknown };
}

/** The entries beside the documents. */
const KNOWN: ReadonlySet<string> = new Set([SCHEMA, MENTIONS, VERSIONS]);

function checkCounts(manifest: Manifest, docs: readonly Doc[]): void {
  const found = { documents: docs.length, ...annotationsIn(docs) };
  for (const what of ["documents", "entities", "relations"] as const)
    if (manifest[what] !== found[what])
      throw new ProjectFileFault(
        `is ${manifest[what]}, but the file holds ${found[what]}`,
        `${MANIFEST} ${what}`,
      );
}
