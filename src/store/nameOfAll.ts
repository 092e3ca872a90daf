import { inEnglish } from "../language/words.ts";
import { firstName } from "../storage/projects/healShelf.ts";
import type { ShownImport } from "./importState.ts";
import { nameOfComing, together } from "./projectsOfFiles.ts";
import type { AppState } from "./state.ts";
import { isUntouched } from "./untouched.ts";

/**
 * What the open project is called when the project of a file comes into it: as that one, where
 * nothing here is the user's, not even the name; null: as before.
 */
export function nameOfAll(
  { preview, files }: Pick<ShownImport, "preview" | "files">,
  { project, history, projects, projectId }: AppState,
): string | null {
  const { schema, documents } = preview;
  if (schema === undefined || documents === 0 || files.length !== 1) return null;
  const [coming, ...others] = preview.projects ?? [together(preview, files[0])];
  if (others.length > 0 || !isUntouched(project, history)) return null;
  const name = projects.find(({ id }) => id === projectId)?.name ?? "";
  return [firstName(), inEnglish(firstName)].includes(name) ? nameOfComing(coming) : null;
}
