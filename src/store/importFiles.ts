import type { Project } from "../core/document/document.ts";
import type { Edit, NamedEdit } from "../core/document/edit.ts";
import { withTypes } from "../core/types/schema.ts";
import { hasMore, importReport, reportLines } from "../io/importReport.ts";
import type { NotRead, Reading } from "../io/reading.ts";
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
    const reading = { ...read, notRead: [...lost, ...read.notRead] };
    const made = importEdit(get().project, reading);
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

/** Null when there is nothing to change. */
function importEdit({ docs, schema }: Project, reading: Reading): NamedEdit | null {
  const twin = reading.docs.find((doc) => docs[doc.id]);
  if (twin) {
    const where = docs[twin.id].trashedAt === undefined ? "here already" : "in the trash";
    throw new Error(`${twin.name}: a document with the id ${twin.id} is ${where}`);
  }
  const next = withTypes(schema, reading.types);
  if (reading.docs.length === 0) {
    return next === schema ? null : { name: "Import types", edit: { schema: next } };
  }
  // Without new types the step is not about types: taken back it leaves those that came since.
  const edit: Edit = {
    docs: Object.fromEntries(reading.docs.map((doc) => [doc.id, doc])),
    ...(next !== schema && { schema: next }),
  };
  const [{ name }] = reading.docs;
  const what = reading.docs.length === 1 ? name : `${reading.docs.length} documents`;
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
