import { FORMATS, WRITABLE } from "../io/formats.ts";

/** What annotations can be taken away as, and what is lost by it. */
export const EXPORT_FORMATS = WRITABLE.map(({ id, label, writer }) => ({
  id,
  label,
  cannotHold: writer.cannotHold,
  holdsEverything: writer.holdsEverything ?? false,
}));

/** As what a file can be read. */
export const IMPORT_FORMATS: readonly { readonly id: string; readonly name: string }[] =
  FORMATS.filter((f) => f.reader).map(({ id, label }) => ({ id, name: label }));
