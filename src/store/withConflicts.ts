import type { Schema } from "../core/document/document.ts";
import { changedTypes } from "../core/types/changedTypes.ts";
import type { ImportPreview } from "../io/import/importPreview.ts";
import { t } from "../language/words.ts";

/** A preview that also tells which types of the project a file has otherwise: its word comes to hold. */
export function withConflicts(preview: ImportPreview, schema: Schema): ImportPreview {
  const conflicts = preview.schema ? changedTypes(schema, preview.schema) : [];
  if (conflicts.length === 0) return preview;
  const [{ file } = { file: "types" }] = preview.files;
  const notes = conflicts.map(({ kind, name, what }) => ({
    file,
    text:
      kind === "entity"
        ? t("entity type “{name}” is set otherwise here: the file's {what} will hold", {
            name,
            what: what.join(", "),
          })
        : t("relation type “{name}” is set otherwise here: the file's {what} will hold", {
            name,
            what: what.join(", "),
          }),
  }));
  const lines = notes.map(({ text }) => t("note: {file}: {text}", { file, text }));
  return {
    ...preview,
    report: { ...preview.report, notes: [...preview.report.notes, ...notes] },
    text: [preview.text, ...lines].join("\n"),
  };
}
