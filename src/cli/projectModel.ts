import { rangesWithin } from "../io/byteRanges.ts";
import type { FileModel } from "../io/project/keptModel.ts";
import type { ModelFolder } from "../model/folder.ts";
import { fileRanges } from "./files.ts";
import { folderOf } from "./hub/folderOf.ts";
import { readProjectFile } from "./projectFile.ts";
import { UserError } from "./userError.ts";

/** Where a command's model is: in a folder, or in a project file. */
export interface ModelPlace {
  readonly model?: string | undefined;
  readonly project?: string | undefined;
  /** With a project file: which of its models; absent: the newest. */
  readonly version?: string | undefined;
}

/** The folder of the model that a command is to use. @throws UserError where none is named, or both */
export async function modelFolderOf(
  command: string,
  { model, project, version }: ModelPlace,
): Promise<ModelFolder> {
  if (model !== undefined && project !== undefined)
    throw new UserError(
      `${command}: --model and --project exclude each other: the model is in the one or in the other`,
    );
  if (model === undefined && project === undefined)
    throw new UserError(`${command}: --model DIR is needed, or --project FILE`);
  if (model !== undefined) {
    if (version !== undefined) throw new UserError(`${command}: --version ID goes with --project`);
    return folderOf(model);
  }
  const { models } = await readProjectFile(project!);
  const newest = models.toSorted((a, b) => a.createdAt - b.createdAt).at(-1);
  const found = version === undefined ? newest : models.find(({ id }) => id === version);
  if (found) return folderIn(project!, found);
  const all = models.map(({ id }) => id).join(", ");
  throw new UserError(
    models.length === 0
      ? `${project}: holds no trained models: save the project with them`
      : `${project}: no model ${version}; it holds ${all}`,
  );
}

/** A model's folder in a project file, of which only what is asked for is read. */
export function folderIn(file: string, { id, files }: FileModel): ModelFolder {
  const all = fileRanges(file);
  const rangesOf = (name: string) => {
    const place = files.get(name);
    return place ? rangesWithin(all, place.start, place.end) : null;
  };
  return {
    name: `${file}, model ${id}`,
    read: async (name) => {
      const ranges = rangesOf(name);
      return ranges?.read(0, ranges.size) ?? null;
    },
    open: async (name) => rangesOf(name),
  };
}
