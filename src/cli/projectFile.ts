import type { Project } from "../core/document/document.ts";
import { liveDocs } from "../core/document/liveDocs.ts";
import { wholeScope } from "../core/document/scope.ts";
import type { Example } from "../core/learn/example.ts";
import { exampleOf } from "../core/learn/exampleOf.ts";
import type { VersionBackup } from "../core/lifecycle/versionBackup.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { backupVersions } from "../io/backup/backupVersions.ts";
import { parseBackup } from "../io/backup/parseBackup.ts";
import { decodeText } from "../io/decodeText.ts";
import { ImportError } from "../io/importError.ts";
import { jsonContent } from "../io/jsonContent.ts";
import type { FileModel } from "../io/project/keptModel.ts";
import { ProjectFileFault } from "../io/project/projectFileFault.ts";
import { readProject } from "../io/project/readProject.ts";
import { fileRanges, isFile, readBytes } from "./files.ts";
import { UserError } from "./userError.ts";

/** What the page saved of a project. */
export interface SavedProject {
  readonly project: Project;
  readonly versions: readonly VersionBackup[];
  /** The trained models that the file holds: where in it they lie. */
  readonly models: readonly FileModel[];
}

/** Whether a file is named as a project of the page. */
export const isProjectFile = (path: string): boolean => /\.spanloom$/i.test(path);

/** Reads a project file, or a backup as JSON. @throws ImportError */
export async function readProjectFile(file: string): Promise<SavedProject> {
  if (!isProjectFile(file)) {
    const bytes = readBytes(file);
    if (!isZip(bytes)) return readBackup(file, bytes);
  }
  if (!isFile(file)) throw new UserError(`${file}: no such file`);
  try {
    return await readProject(fileRanges(file));
  } catch (error) {
    if (!(error instanceof ProjectFileFault)) throw error;
    throw new ImportError(file, { field: error.field }, error.message);
  }
}

/** Those of the files that are projects, by their paths. @throws ImportError */
export async function projectsAmong(
  files: readonly string[],
): Promise<ReadonlyMap<string, Project>> {
  const projects = new Map<string, Project>();
  for (const file of files)
    if (isProjectFile(file)) projects.set(file, (await readProjectFile(file)).project);
  return projects;
}

/**
 * The confirmed sentences of a project, but for those that are left out of training.
 *
 * @param types all that they may be labelled with
 */
export function projectExamples(file: string, project: Project, types: ModelTypes): Example[] {
  const scope = wholeScope(project.schema);
  const examples = liveDocs(project).flatMap((doc) => {
    const out = new Set(doc.notTrained);
    return doc.sentences
      .filter(({ id }) => Object.hasOwn(doc.confirmed, id) && !out.has(id))
      .map((sentence) => exampleOf(doc, sentence, scope).example);
  });
  checkTypes(file, types, examples);
  return examples;
}

function checkTypes(file: string, types: ModelTypes, examples: readonly Example[]): void {
  for (const example of examples)
    for (const kind of ["entities", "relations"] as const)
      for (const { type } of example[kind])
        if (!Object.hasOwn(types[kind], type))
          throw new ImportError(file, {}, `"${type}" is not among the types`);
}

const isZip = ([p, k]: Uint8Array): boolean => p === 0x50 && k === 0x4b;

function readBackup(file: string, bytes: Uint8Array): SavedProject {
  const content = jsonContent(decodeText(file, bytes));
  const project = parseBackup(content);
  if ("fault" in project) throw new ImportError(file, project.place, project.fault);
  return { project, versions: backupVersions(content), models: [] };
}
