import type { Doc, Project, Schema } from "../core/document/document.ts";
import type { Edit, NamedEdit } from "../core/document/edit.ts";
import { imported, type TakenFor } from "../core/types/importedTypes.ts";
import { TABLE } from "../core/types/typeTables.ts";
import { hasMore, importReport, reportLines } from "../io/importReport.ts";
import type { Note, NotRead, Reading } from "../io/reading.ts";
import type { ImportFile } from "../worker/protocol.ts";
import { type Context, messageOf } from "./context.ts";
import type { PickedFile } from "./state.ts";

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
    const { docs, schema, takenFor } = imported(project.schema, read.types, read.docs);
    const reading = {
      ...read,
      docs,
      notRead: [...lost, ...read.notRead],
      notes: [...read.notes, ...takenFor.flatMap((of) => noteOf(of, read.docs))],
    };
    const made = importEdit(project, docs, schema);
    if (made && !commit(made)) return null;
    tell(context, reading);
    return reading.docs[0]?.id ?? null;
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
function importEdit(project: Project, docs: readonly Doc[], schema: Schema): NamedEdit | null {
  const twin = docs.find((doc) => project.docs[doc.id]);
  if (twin) {
    const where = project.docs[twin.id].trashedAt === undefined ? "here already" : "in the trash";
    throw new Error(`${twin.name}: a document with the id ${twin.id} is ${where}`);
  }
  if (docs.length === 0) {
    return schema === project.schema ? null : { name: "Import types", edit: { schema } };
  }
  // Without new types the step is not about types: taken back it leaves those that came since.
  const edit: Edit = {
    docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])),
    ...(schema !== project.schema && { schema }),
  };
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
