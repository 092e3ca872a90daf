import type { Doc, Project } from "../core/document/document.ts";
import type { Step } from "../core/document/history.ts";
import { DEFAULT_BUNDLED } from "../core/lifecycle/bundled.ts";
import { nameOrRefusal } from "../core/projects/projectNames.ts";
import type { ImportPreview, ShownProject } from "../io/import/importPreview.ts";
import { t } from "../language/words.ts";
import type { Context } from "./context.ts";
import type { ShownImport } from "./importState.ts";
import { newId } from "./newId.ts";

/** Gives the documents of an import to `use`, some at a time. */
type Take = (
  shown: ShownImport,
  use: (docs: readonly Doc[]) => void,
  asTheyAre: boolean,
) => Promise<void>;

/**
 * Makes a project of each that the files of an import hold, or one of all that they hold: all of them
 * or none.
 *
 * @param isWanted whether the import was not ended meanwhile
 * @returns the id of the first
 */
export async function projectsOfFiles(
  { text, projects }: Pick<Context["services"], "text" | "projects">,
  shown: ShownImport,
  take: Take,
  isWanted: () => boolean,
): Promise<string> {
  const { id, preview, files, choices } = shown;
  const { shelf } = projects;
  const coming = preview.projects ?? [together(preview, files[0])];
  const ids = coming.map(() => newId());
  try {
    const histories: Step[][] = [];
    for (const [i, project] of ids.entries()) {
      const part = preview.projects && i;
      if (preview.models && choices.models) await text.keepModels(id, project, part);
      const steps: Step[] = [];
      await text.takeSteps(id, (some) => void steps.push(...some), part);
      histories.push(steps);
    }
    const docs: Doc[] = [];
    await take(shown, (some) => void docs.push(...some), preview.projects !== undefined);
    const now = Date.now();
    for (const [i, one] of coming.entries()) {
      if (!isWanted()) throw new Error(t("it was cancelled"));
      await shelf.create({
        id: ids[i],
        name: nameOfComing(one),
        project: contentOf(one, docs.slice(one.first, one.first + one.documents)),
        steps: histories[i],
        settings: { bundled: DEFAULT_BUNDLED, asksReading: false },
        createdAt: now + i, // Those of one name are told apart by their age.
      });
    }
    return ids[0];
  } catch (error) {
    await shelf.remove(ids).catch(() => {}); // The next visit tries again.
    throw error;
  }
}

/** All that was read as one project. */
export const together = (
  { schema = { entities: [], relations: [] }, mentions, documents, steps }: ImportPreview,
  file: string,
): ShownProject => ({
  file,
  schema,
  mentions,
  first: 0,
  documents,
  hasHistory: steps !== undefined,
});

/** What the file of a project holds. */
export const contentOf = (
  { schema, mentions }: Partial<Pick<ShownProject, "schema" | "mentions">>,
  docs: readonly Doc[],
): Project => ({
  docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])),
  schema: schema ?? { entities: [], relations: [] },
  ...(mentions && { mentions }),
});

/** What a project of a file is called: as the file says, else as the file is, without its ending. */
export function nameOfComing({ name, file }: Pick<ShownProject, "name" | "file">): string {
  const said = name === undefined ? null : nameOrRefusal(name);
  if (typeof said === "string") return said;
  const ofFile = nameOrRefusal(file.replace(/^.*\//, "").replace(/\.(?:spanloom|json|zip)$/i, ""));
  return typeof ofFile === "string" ? ofFile : t("Project of a file");
}
