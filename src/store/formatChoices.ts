import { FORMATS, WRITABLE } from "../io/formats.ts";

/** What annotations can be taken away as, and what is lost by it. */
export const EXPORT_FORMATS = WRITABLE.map(({ id, label, writer }) => ({
  id,
  label,
  cannotHold: writer.cannotHold,
}));

/** What can be opened. */
export const IMPORT_LABELS: readonly string[] = FORMATS.filter((f) => f.reader).map((f) => f.label);

/** As what a file can be read. */
export const IMPORT_FORMATS: readonly { readonly id: string; readonly name: string }[] =
  FORMATS.filter((f) => f.reader).map(({ id, label }) => ({ id, name: label }));

/** The endings of files that can be opened, for pickers. */
export const IMPORT_ENDINGS: readonly string[] = [
  ...new Set(FORMATS.flatMap(({ reader }) => reader?.endings ?? [])),
];
