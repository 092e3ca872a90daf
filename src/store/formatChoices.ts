import { FORMATS, WRITABLE } from "../io/formats.ts";

/** What annotations can be taken away as, and what is lost by it. */
export const EXPORT_FORMATS = WRITABLE.map((format) => ({
  id: format.id,
  get label() {
    return format.label;
  },
  get cannotHold() {
    return format.writer.cannotHold;
  },
  holdsEverything: format.writer.holdsEverything ?? false,
}));

/** As what a file can be read. */
export const IMPORT_FORMATS: readonly { readonly id: string; readonly name: string }[] =
  FORMATS.filter((f) => f.reader).map((format) => ({
    id: format.id,
    get name() {
      return format.label;
    },
  }));
