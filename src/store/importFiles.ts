import type { Doc, Project } from "../core/document/document.ts";
import type { Edit, NamedEdit } from "../core/document/edit.ts";
import { imported, type TakenFor } from "../core/types/importedTypes.ts";
import { restoredTypes } from "../core/types/restoredTypes.ts";
import { TABLE } from "../core/types/typeTables.ts";
import { hasMore, importReport, reportLines } from "../io/importReport.ts";
import type { Note, NotRead, Reading } from "../io/reading.ts";
import type { ImportFile } from "../worker/protocol.ts";
import { type Context, messageOf } from "./context.ts";
import type { PickedFile } from "./state.ts";
import { withFreeIds } from "./withFreeIds.ts";

/**
 * Reads files and commits what could be read as one step; the rest is told. Returns the document to
 * open, if there is one.
 */
export async function importFiles(
  context: Context,
  picked: readonly PickedFile[],
): Promise<string | null> {
  const { get, services, commit, notify } = context;
  try {
    const { files, lost } = await bytesOf(picked);
    const read = await services.text.readFiles(files);
    const { project } = get();
    const restored = read.schema ? restoredTypes(project, read.schema) : {};
    const types = restored.schema ?? project.schema;
    const { docs, schema, takenFor } = imported(types, read.types, read.docs);
    const reading = {
      ...read,
      docs: withFreeIds(project, docs),
      notRead: [...lost, ...read.notRead],
      notes: [...read.notes, ...takenFor.flatMap((of) => noteOf(of, read.docs))],
    };
    const made = importEdit(project, reading.docs, { ...restored, schema });
    if (made && !commit(made)) return null;
    tell(context, reading);
    return reading.docs.find((doc) => doc.trashedAt === undefined)?.id ?? null;
  } catch (error) {
    notify("error", messageOf(error));
    return null;
  }
}

/** A file that was moved or forbidden since it was dropped is one of those that cannot be read. */
async function bytesOf(picked: readonly PickedFile[]) {
  const files: ImportFile[] = [];
  const lost: NotRead[] = [];
  for (const file of picked) {
    try {
      files.push({ path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      lost.push({ file: file.name, reason: messageOf(error) });
    }
  }
  return { files, lost };
}

/** Says that annotations of a type went to the type that is shown so, where there are any. */
function noteOf({ kind, name, type }: TakenFor, docs: readonly Doc[]): Note[] {
  const first = docs.find((doc) =>
    Object.values<{ type: string }>(doc[TABLE[kind]]).some((of) => of.type === name),
  );
  const text = `the ${kind} type “${name}” is taken for ${type.verbose}, here named “${type.name}”`;
  return first ? [{ file: first.name, text }] : [];
}

/** Null when there is nothing to change. */
function importEdit(
  project: Project,
  docs: readonly Doc[],
  { schema, inside }: Edit,
): NamedEdit | null {
  // Without new types the step is not about types: taken back it leaves those that came since.
  const types: Edit = {
    ...(schema !== project.schema && schema && { schema }),
    ...(inside && { inside }),
  };
  if (docs.length === 0) return types.schema ? { name: "Import types", edit: types } : null;
  const edit: Edit = { ...types, docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])) };
  const [{ name }] = docs;
  const what = docs.length === 1 ? name : `${docs.length} documents`;
  return { name: `Import ${what}`, edit };
}

/** A notice when all went well, else a report. */
function tell({ set, notify }: Context, reading: Reading): void {
  const report = importReport(reading);
  const [first] = report.opened;
  if (hasMore(report)) set({ importReport: { ...report, text: reportLines(report).join("\n") } });
  else if (!first) notify("info", "There are no documents in these files.");
  else if (report.opened.length === 1) notify("info", `Opened ${first.name}.`);
  else notify("info", `Opened ${report.opened.length} documents.`);
}
