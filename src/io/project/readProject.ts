import { z } from "zod";
import type { Doc, Project } from "../../core/document/document.ts";
import { sharedScopes } from "../../core/document/scope.ts";
import type { VersionBackup } from "../../core/lifecycle/versionBackup.ts";
import { t } from "../../language/words.ts";
import { doc } from "../../records/docRecord.ts";
import { mentions as mentionsRecord } from "../../records/mentionsRecord.ts";
import { schema as schemaRecord } from "../../records/schemaRecord.ts";
import { backupVersions } from "../backup/backupVersions.ts";
import { projectFault } from "../backup/projectFault.ts";
import type { ByteRanges } from "../byteRanges.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import { checkedEntries, jsonOf, shapedAs } from "./checkedEntries.ts";
import { historyPart, stepsOf } from "./historyItems.ts";
import type { FileModel } from "./keptModel.ts";
import {
  HISTORY_PART,
  MANIFEST,
  type Manifest,
  MENTIONS,
  MODELS,
  PART,
  SCHEMA,
  VERSIONS,
} from "./manifest.ts";
import { ProjectFileFault } from "./projectFileFault.ts";
import { type ReadModels, readModels } from "./readModels.ts";
import { type SoundSteps, soundSteps } from "./soundSteps.ts";

/** What a project file holds. */
export interface ReadProject {
  /** Absent in files of before it was written. */
  readonly name: string | undefined;
  readonly project: Project;
  readonly versions: readonly VersionBackup[];
  /** Trained models: where in the file they lie. */
  readonly models: readonly FileModel[];
  /** The steps of its history that can be taken, and how many cannot. */
  readonly history: SoundSteps;
  /** Entries that this version knows nothing of. */
  readonly unknown: readonly string[];
}

/**
 * Reads a project file, whole or not at all. `step` is awaited between its parts.
 *
 * @throws ProjectFileFault saying what is wrong with it
 */
export async function readProject(
  file: ByteRanges,
  step: (done: number, all: number) => Promise<void> = async () => {},
): Promise<ReadProject> {
  const entries = await checkedEntries(file);
  const { manifest, bytesOf } = entries;
  const paths = manifest.entries.map(({ path }) => path);
  const read = async (path: string) => jsonOf(await bytesOf(path), path);
  const schema = shapedAs(schemaRecord, await read(SCHEMA), SCHEMA);
  const docs = new Map<string, Doc>();
  const shared = sharedScopes();
  for (const [i, path] of paths.entries()) {
    await step(i, paths.length);
    if (!PART.test(path)) continue;
    for (const { confirmed, ...rest } of shapedAs(z.array(doc), await read(path), path)) {
      if (docs.has(rest.id))
        throw new ProjectFileFault(t("{id} is there twice", { id: rest.id }), path);
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
  const last = () => step(paths.length - 1, paths.length);
  const { models, paths: ofModels } = paths.includes(MODELS)
    ? await readModels(file, entries, last)
    : NO_MODELS;
  const items: Parameters<typeof stepsOf>[0][number][] = [];
  for (const path of paths.filter((one) => HISTORY_PART.test(one)))
    for (const item of shapedAs(historyPart, await read(path), path)) items.push({ item, path });
  const history = await soundSteps(project, stepsOf(items, shared), last);
  const isKnown = (path: string) =>
    PART.test(path) || HISTORY_PART.test(path) || KNOWN.has(path) || ofModels.has(path);
  const unknown = paths.filter((path) => !isKnown(path));
  for (const path of unknown) await bytesOf(path);
  const versions = paths.includes(VERSIONS) ? await read(VERSIONS) : { versions: [] };
  return {
    name: manifest.name,
    project,
    versions: backupVersions({ kind: "value", value: versions }),
    models,
    history,
    unknown,
  };
}

const NO_MODELS: ReadModels = { models: [], paths: new Set() };
/** The entries beside the documents. */
const KNOWN: ReadonlySet<string> = new Set([SCHEMA, MENTIONS, VERSIONS]);

function checkCounts(manifest: Manifest, docs: readonly Doc[]): void {
  const found = { documents: docs.length, ...annotationsIn(docs) };
  for (const what of ["documents", "entities", "relations"] as const)
    if (manifest[what] !== found[what])
      throw new ProjectFileFault(
        t("is {said}, but the file holds {found}", {
          said: manifest[what],
          found: found[what],
        }),
        `${MANIFEST} ${what}`,
      );
}
